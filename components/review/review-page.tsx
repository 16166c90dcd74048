'use client';

import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { OpenCommentsButton } from '../comments/open-comments-button';
import { EmptyState } from '../ui/empty-state';
import { QueryView } from '../ui/query-view';
import { ReviewDesk } from './review-desk';
import { makeReviewQueue } from './review-queue';

/** More than this are fetched when the page is opened again. */
const QUEUE_MAX = 150;

/** Settles disputes one after the other, the most disputed first, or the one named in the address. */
export function ReviewPage({
  projectId,
  taskId,
}: {
  projectId: EntityId<'project'>;
  taskId?: EntityId<'task'>;
}) {
  const t = useTranslations('review');
  const params = { projectId };
  const project = useApiQuery(getProjectContract, { params });
  const me = useApiQuery(getMeContract);
  // The list is a snapshot: what is settled on the way must not move under the reviewer's hands.
  const disputes = useApiQuery(
    listDisputesContract,
    { params, query: { limit: QUEUE_MAX } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
  );
  return (
    <QueryView query={project}>
      {(view) => (
        <QueryView query={disputes}>
          {({ rows, nextCursor }) => {
            const start = makeReviewQueue(
              rows.map((row) => row.taskId),
              taskId,
            );
            return start.taskIds.length === 0 ? (
              <EmptyState
                icon={<IconCheck size={28} />}
                title={t('emptyTitle')}
                action={
                  <Group>
                    <OpenCommentsButton projectId={projectId} />
                    <Button component={Link} href={`/projects/${projectId}/agreement`}>
                      {t('toAgreement')}
                    </Button>
                  </Group>
                }
              >
                {t('emptyText')}
              </EmptyState>
            ) : (
              <ReviewDesk
                project={view}
                ownId={me.data?.id ?? null}
                start={start}
                hasMore={nextCursor !== null}
              />
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}
