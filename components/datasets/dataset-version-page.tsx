'use client';

import { Anchor, Button, Card, Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBrain } from '@tabler/icons-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { getDatasetVersionContract } from '@/core/contracts/get-dataset-version.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { chooseRecipe } from '../training/choose-recipe';
import { StartTrainingForm } from '../training/start-training-form';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { ClassBars } from './class-bars';
import { DatasetCertificate } from './dataset-certificate';
import { ExportMenu } from './export-menu';
import { FrozenItems } from './frozen-items';

const CLASS_ROWS = 12;

function Content({ version }: { version: DatasetVersionView }) {
  const t = useTranslations('datasets');
  const format = useFormatter();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { items, regions } = version.statistics;
  const recipe = chooseRecipe(version);
  return (
    <>
      <Anchor component={Link} href={`/projects/${version.projectId}/datasets`} size="sm">
        {t('allVersions')}
      </Anchor>
      <PageHeader
        title={version.name}
        description={[
          t('itemCount', { count: items }),
          ...(regions > 0 ? [t('regionCount', { count: regions })] : []),
          t('frozenAt', { when: format.dateTime(new Date(version.createdAt), 'full') }),
        ].join(' · ')}
        action={
          <Group>
            <ExportMenu version={version} />
            {recipe !== null && (
              <Button onClick={open} leftSection={<IconBrain size={18} />}>
                {t('train')}
              </Button>
            )}
          </Group>
        }
      />
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: 'start' }}>
          <Card withBorder padding="lg">
            <Title order={2} size="h5" mb="sm">
              {t('classesBySplit')}
            </Title>
            <ClassBars version={version} rowsMax={CLASS_ROWS} />
            <Text size="xs" c="dimmed" mt="sm">
              {t('barsHint')}
            </Text>
          </Card>
          <DatasetCertificate version={version} />
        </SimpleGrid>
        <FrozenItems version={version} />
      </Stack>
      <Modal opened={isOpen} onClose={close} title={t('train')} size="lg">
        <StartTrainingForm versions={[version]} />
      </Modal>
    </>
  );
}

/** One frozen version: what is in it, what it vouches for, and what can be made of it. */
export function DatasetVersionPage({
  datasetVersionId,
}: {
  datasetVersionId: EntityId<'datasetVersion'>;
}) {
  const version = useApiQuery(
    getDatasetVersionContract,
    { params: { datasetVersionId } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  return <QueryView query={version}>{(view) => <Content version={view} />}</QueryView>;
}
