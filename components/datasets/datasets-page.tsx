'use client';

import { Button, Modal, Timeline } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBox, IconSnowflake } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listDatasetVersionsContract } from '@/core/contracts/list-dataset-versions.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { DatasetVersionCard } from './dataset-version-card';
import { FreezeForm } from './freeze-form';
import { countLabels, missingForFreeze } from './label-counts';
import { nextVersionName } from './next-version-name';

type ProjectId = EntityId<'project'>;
type Progress = z.output<(typeof getProgressContract)['response']>;

function NoVersions({
  projectId,
  progress,
  onFreeze,
}: {
  projectId: ProjectId;
  progress: Progress;
  onFreeze: () => void;
}) {
  const t = useTranslations('datasets');
  const missing = missingForFreeze(progress);
  if (missing === null) {
    return (
      <EmptyState
        icon={<IconBox />}
        title={t('noneTitle')}
        action={<Button onClick={onFreeze}>{t('freeze')}</Button>}
      >
        {t('noneText', { count: countLabels(progress).settled })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconBox />}
      title={t(`missing_${missing.reason}`)}
      action={
        <Button component={Link} href={`/projects/${projectId}${missing.path}`}>
          {t(`missing_${missing.reason}Action`)}
        </Button>
      }
    >
      {t(`missing_${missing.reason}Text`, {
        answered: progress.tasks.completed,
        total: progress.tasks.total,
        disputed: progress.consensus.disputed,
      })}
    </EmptyState>
  );
}

function Versions({ versions }: { versions: readonly DatasetVersionView[] }) {
  return (
    <Timeline bulletSize={22} lineWidth={2} active={versions.length}>
      {versions.map((version) => (
        <Timeline.Item key={version.id} bullet={<IconSnowflake size={13} aria-hidden="true" />}>
          <DatasetVersionCard version={version} />
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

/** The frozen versions of a project's labels, newest first. */
export function DatasetsPage({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('datasets');
  const [isOpen, { open, close }] = useDisclosure(false);
  const versions = useApiQuery(listDatasetVersionsContract, { params: { projectId } });
  const progress = useApiQuery(getProgressContract, { params: { projectId } });
  const found = versions.data?.datasetVersions ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={
          found.length > 0 && (
            <Button onClick={open} leftSection={<IconSnowflake size={18} />}>
              {t('freeze')}
            </Button>
          )
        }
      />
      <QueryView query={versions}>
        {({ datasetVersions }) =>
          datasetVersions.length > 0 ? (
            <Versions versions={datasetVersions} />
          ) : (
            <QueryView query={progress}>
              {(numbers) => <NoVersions projectId={projectId} progress={numbers} onFreeze={open} />}
            </QueryView>
          )
        }
      </QueryView>
      <Modal opened={isOpen} onClose={close} title={t('freeze')} size="lg">
        <QueryView query={progress}>
          {(numbers) => (
            <FreezeForm
              projectId={projectId}
              suggestedName={nextVersionName(found.map(({ name }) => name))}
              counts={countLabels(numbers)}
            />
          )}
        </QueryView>
      </Modal>
    </>
  );
}
