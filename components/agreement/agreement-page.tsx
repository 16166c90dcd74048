'use client';

import { Button, Skeleton, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getAgreementContract } from '@/core/contracts/get-agreement.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { listAnnotatorsContract } from '@/core/contracts/list-annotators.contract';
import { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import { recomputeConsensusContract } from '@/core/contracts/recompute-consensus.contract';
import type { EntityId } from '@/core/ids';
import { distinctClassNames } from '@/core/label-schema/class-path';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { AnnotatorTable } from './annotator-table';
import { AnswerCards } from './answer-cards';
import { DisputeList } from './dispute-list';
import type { DisputeFilter } from './filter-disputes';

const DISPUTES_MAX = 200;

const AgreementCharts = dynamic(() => import('./agreement-charts'), {
  loading: () => <Skeleton height={280} />,
});

function RecomputeButton({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('agreement');
  const showProblem = useShowProblem();
  const recompute = useApiMutation(recomputeConsensusContract, {
    refresh: [
      getAgreementContract,
      listAnnotatorsContract,
      listDisputesContract,
      getProgressContract,
    ],
    onSuccess: (counts) => notifications.show({ message: t('recomputed', counts) }),
  });
  return (
    <Button
      variant="default"
      loading={recompute.isPending}
      onClick={() => recompute.mutate({ params: { projectId } }, { onError: showProblem })}
    >
      {t('recompute')}
    </Button>
  );
}

function AgreementContent({ project }: { project: ProjectView }) {
  const t = useTranslations('agreement');
  const params = { projectId: project.id };
  const mayDecide = project.role !== 'engineer';
  const agreement = useApiQuery(getAgreementContract, { params });
  const annotators = useApiQuery(listAnnotatorsContract, { params }, { enabled: mayDecide });
  const progress = useApiQuery(getProgressContract, { params });
  const disputes = useApiQuery(listDisputesContract, { params, query: { limit: DISPUTES_MAX } });
  const [filter, setFilter] = useState<DisputeFilter>({ kind: 'all' });
  const names = distinctClassNames(project.labelSchema.classes);
  const nameOf = (classId: number) => names.get(classId) ?? t('unknownClass', { id: classId });
  const narrow = (next: DisputeFilter) => {
    setFilter(next);
    if (next.kind !== 'all') document.getElementById('disputes')?.scrollIntoView();
  };
  return (
    <QueryView query={agreement}>
      {(data) => (
        <Stack gap="lg">
          {mayDecide && annotators.isPending ? (
            <Skeleton height={150} />
          ) : (
            <AnswerCards
              projectId={project.id}
              agreement={data}
              annotators={annotators.data ?? null}
              disputed={progress.data?.consensus.disputed ?? disputes.data?.rows.length ?? 0}
              answered={progress.data?.tasks.completed ?? 0}
              nameOf={nameOf}
              mayDecide={mayDecide}
            />
          )}
          <AgreementCharts agreement={data} nameOf={nameOf} filter={filter} onFilter={narrow} />
          {mayDecide && (
            <QueryView query={annotators}>{(people) => <AnnotatorTable data={people} />}</QueryView>
          )}
          <QueryView query={disputes}>
            {({ rows }) => (
              <DisputeList
                projectId={project.id}
                disputes={rows}
                filter={filter}
                onClear={() => setFilter({ kind: 'all' })}
                nameOf={nameOf}
                mayDecide={mayDecide}
              />
            )}
          </QueryView>
        </Stack>
      )}
    </QueryView>
  );
}

/** How far people agree, on what they do not, and what to do about it. */
export function AgreementPage({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('agreement');
  const project = useApiQuery(getProjectContract, { params: { projectId } });
  return (
    <QueryView query={project}>
      {(view) => (
        <>
          <PageHeader
            title={t('title')}
            description={t('description')}
            action={
              view.role === 'engineer' ? undefined : <RecomputeButton projectId={projectId} />
            }
          />
          <AgreementContent project={view} />
        </>
      )}
    </QueryView>
  );
}
