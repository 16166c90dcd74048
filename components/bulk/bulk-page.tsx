'use client';

import { Center, Container, Loader } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { EmptyState } from '../ui/empty-state';
import { LinkButton } from '../ui/link-button';
import { ProblemAlert } from '../ui/problem-alert';
import { BulkView } from './bulk-view';
import { canLabelInBulk } from './can-label-in-bulk';

/** Fetches what the list stands on, and says so where the project has none. */
export function BulkPage({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('bulk');
  const once = { staleTime: Number.POSITIVE_INFINITY };
  const project = useApiQuery(getProjectContract, { params: { projectId } }, once);
  const me = useApiQuery(getMeContract, {}, once);
  const error = project.error ?? me.error;
  if (error !== null) {
    return (
      <Container size="sm" py="xl">
        <ProblemAlert error={error} onRetry={() => void project.refetch()} />
      </Container>
    );
  }
  if (project.data === undefined || me.data === undefined) {
    return (
      <Center h="100vh" aria-busy="true">
        <Loader />
      </Center>
    );
  }
  if (canLabelInBulk(project.data)) return <BulkView project={project.data} userId={me.data.id} />;
  return (
    <Center h="100vh">
      <EmptyState
        icon={<IconListCheck />}
        title={t('notAllowedTitle')}
        action={<LinkButton href={`/projects/${projectId}/label`}>{t('oneByOne')}</LinkButton>}
      >
        {project.data.allowsBulk ? t('notPossible') : t('notAllowed')}
      </EmptyState>
    </Center>
  );
}
