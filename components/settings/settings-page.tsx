'use client';

import { Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { AssistanceForm } from './assistance-form';
import { ClassKeyWarning } from './class-key-warning';
import { DangerCard } from './danger-card';
import { GuideForm } from './guide-form';
import { LabelSchemaCard } from './label-schema-card';
import { ProjectForm } from './project-form';

/** What a manager may change at any time, without a vote being lost. */
export function SettingsPage({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('projects');
  const project = useApiQuery(getProjectContract, { params: { projectId } });
  return (
    <>
      <PageHeader title={t('settingsTitle')} description={t('settingsHint')} />
      <QueryView query={project}>
        {(view) => (
          <Stack>
            <ClassKeyWarning project={view} />
            <LabelSchemaCard project={view} />
            <ProjectForm key={`project ${view.version}`} project={view} />
            <AssistanceForm key={`assistance ${view.version}`} project={view} />
            <GuideForm project={view} />
            <DangerCard project={view} />
          </Stack>
        )}
      </QueryView>
    </>
  );
}
