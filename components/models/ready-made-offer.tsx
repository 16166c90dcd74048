'use client';

import { Alert, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { z } from 'zod';
import {
  addReadyMadeModelContract,
  type ReadyMadeModelViewSchema,
} from '@/core/contracts/add-ready-made-model.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import { listReadyMadeModelsContract } from '@/core/contracts/list-ready-made-models.contract';
import type { EntityId } from '@/core/ids';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { FactList } from '../training/fact-list';
import { formatBytes } from './format-bytes';

const POLL_MS = 1_500;

type Offer = z.output<typeof ReadyMadeModelViewSchema>;
type ProjectId = EntityId<'project'>;

function isBusy({ state }: Offer): boolean {
  return state === 'fetching' || state === 'converting';
}

function OfferCard({ projectId, offer }: { projectId: ProjectId; offer: Offer }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const showProblem = useShowProblem();
  const add = useApiMutation(addReadyMadeModelContract, { refresh: [listReadyMadeModelsContract] });
  return (
    <Card withBorder padding="lg">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          {offer.title}
        </Title>
        {offer.state === 'added' && offer.modelVersionId !== null ? (
          <Button
            component={Link}
            variant="default"
            href={`/projects/${projectId}/models/${offer.modelVersionId}`}
          >
            {t('openModel')}
          </Button>
        ) : (
          <Button
            leftSection={<IconDownload size={18} />}
            variant="default"
            loading={add.isPending || isBusy(offer)}
            onClick={() =>
              add.mutate(
                { params: { projectId }, body: { name: offer.name } },
                { onError: showProblem },
              )
            }
          >
            {offer.state === 'failed' ? t('fetchAgain') : t('fetch')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('readyMadeHint')}
      </Text>
      <FactList
        facts={[
          [t('license'), offer.license],
          [t('source'), offer.source],
          [t('download'), formatBytes(offer.sizeBytes, (value) => format.number(value))],
        ]}
      />
      {isBusy(offer) && (
        <Stack gap={4} mt="sm">
          <Progress value={offer.progress * 100} animated aria-label={t('progress')} />
          <Text size="sm" role="status">
            {t(`readyMade_${offer.state}`, {
              share: format.number(offer.progress, { style: 'percent' }),
            })}
          </Text>
        </Stack>
      )}
      {offer.failure !== null && (
        <Alert color="red" mt="sm" title={t('failure')}>
          {offer.failure}
        </Alert>
      )}
    </Card>
  );
}

/** Detectors others have trained, for projects with boxes; fetched only when asked for. */
export function ReadyMadeOffer({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('models');
  const cache = useQueryClient();
  const offers = useApiQuery(
    listReadyMadeModelsContract,
    { params: { projectId } },
    { refetchInterval: ({ state }) => (state.data?.models.some(isBusy) ? POLL_MS : false) },
  );
  const added = offers.data?.models.filter(({ state }) => state === 'added').length ?? 0;
  useEffect(() => {
    if (added > 0) void cache.invalidateQueries({ queryKey: [listModelsContract.id] });
  }, [added, cache]);
  const project = useApiQuery(getProjectContract, { params: { projectId } });
  const hasBoxes = project.data?.labelSchema.regions.includes('box') ?? false;
  if (offers.data === undefined || !hasBoxes) return null;
  return (
    <Stack>
      <Title order={2} size="h4">
        {t('readyMade')}
      </Title>
      {offers.data.models.map((offer) => (
        <OfferCard key={offer.name} projectId={projectId} offer={offer} />
      ))}
    </Stack>
  );
}
