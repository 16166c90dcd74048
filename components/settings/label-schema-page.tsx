'use client';

import { useTranslations } from 'next-intl';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { LinkButton } from '../ui/link-button';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { LabelSchemaForm } from './label-schema-form';

/** What is asked of every item: classes, kinds of region and attributes, with the workbench beside. */
export function LabelSchemaPage({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('label-schema');
  const project = useApiQuery(getProjectContract, { params: { projectId } });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('hint')}
        action={
          <LinkButton href={`/projects/${projectId}/settings`} variant="default">
            {t('backToSettings')}
          </LinkButton>
        }
      />
      <QueryView query={project}>
        {(view) => <LabelSchemaForm key={view.labelSchemaVersion} project={view} />}
      </QueryView>
    </>
  );
}
