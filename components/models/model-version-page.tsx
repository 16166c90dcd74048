'use client';

import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { getModelFileContract } from '@/core/contracts/get-model-file.contract';
import { getModelVersionContract } from '@/core/contracts/get-model-version.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import type { EntityId } from '@/core/ids';
import { contractUrl } from '@/sdk/concord-client';
import { useApiQuery } from '../api/use-api';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { CardClasses } from './card-classes';
import { CardFacts } from './card-facts';
import { MetricsTable } from './metrics-table';
import { PredictExample } from './predict-example';
import { PublishButton } from './publish-button';
import { RetireButton } from './retire-button';
import { ScorecardPanel } from './scorecard-panel';
import { PreLabelsBadge, StageBadge } from './stage-badge';
import { usePutToUse } from './use-put-to-use';

function HeaderActions({ version, isInUse }: { version: ModelVersionView; isInUse: boolean }) {
  const t = useTranslations('models');
  const putToUse = usePutToUse();
  return (
    <Group gap="xs">
      {version.stage !== 'retired' && <RetireButton version={version} size="sm" />}
      <Button
        component="a"
        download
        variant="default"
        href={contractUrl(getModelFileContract, { params: { modelVersionId: version.id } })}
        leftSection={<IconDownload size={18} />}
      >
        {t('downloadFile')}
      </Button>
      {version.stage === 'draft' && <PublishButton version={version} />}
      {version.stage !== 'retired' && (
        <Button
          variant={isInUse ? 'default' : 'filled'}
          loading={putToUse.isPending}
          onClick={() => putToUse.mutate({ version, isWanted: !isInUse })}
        >
          {isInUse ? t('stopPreLabelling') : t('useForPreLabelling')}
        </Button>
      )}
    </Group>
  );
}

function Content({ version }: { version: ModelVersionView }) {
  const t = useTranslations('models');
  const { projectId, card } = version;
  const { 'train/seconds': _shownOnTheCard, ...metrics } = version.metrics;
  const registry = useApiQuery(listModelsContract, { params: { projectId } });
  const isInUse = registry.data?.preLabelModelVersionId === version.id;
  return (
    <>
      <Anchor component={Link} href={`/projects/${projectId}/models`} size="sm">
        {t('allModels')}
      </Anchor>
      <PageHeader
        title={
          <Group gap="sm" component="span">
            {version.modelName} · {t('versionNumber', { version: version.version })}
            <StageBadge stage={version.stage} />
            {isInUse && <PreLabelsBadge isPaused={registry.data?.isPreLabellingPaused ?? false} />}
          </Group>
        }
        description={card.description === '' ? t(`task_${card.task}`) : card.description}
        action={<HeaderActions version={version} isInUse={isInUse} />}
      />
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: 'start' }}>
          <Stack>
            <ScorecardPanel modelVersionId={version.id} projectId={projectId} task={card.task} />
            <Card withBorder padding="lg">
              <Title order={2} size="h5" mb="sm">
                {t('metrics')}
              </Title>
              {Object.keys(metrics).length === 0 ? (
                <Text size="sm" c="dimmed">
                  {t('notMeasured')}
                </Text>
              ) : (
                <MetricsTable
                  metrics={metrics}
                  datasetVersionId={
                    card.training.datasetVersionId as EntityId<'datasetVersion'> | null
                  }
                />
              )}
            </Card>
            <CardClasses version={version} />
          </Stack>
          <CardFacts version={version} />
        </SimpleGrid>
        <PredictExample version={version} />
      </Stack>
    </>
  );
}

/** One version of a model: its card, how good it is, and what people make of its proposals. */
export function ModelVersionPage({ modelVersionId }: { modelVersionId: EntityId<'modelVersion'> }) {
  const version = useApiQuery(getModelVersionContract, { params: { modelVersionId } });
  return <QueryView query={version}>{(view) => <Content version={view} />}</QueryView>;
}
