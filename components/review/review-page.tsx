'use client';

import { Alert, Badge, Button, Group, Loader, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { OpenCommentsButton } from '../comments/open-comments-button';
import { TaskComments } from '../comments/task-comments';
import { EmptyState } from '../ui/empty-state';
import { QueryView } from '../ui/query-view';
import { makeClassLooks } from '../workbench/panels/class-look';
import type { TaskVotesView, Vote } from './compare-vote';
import { RejectDialog } from './reject-dialog';
import classes from './review-page.module.css';
import {
  isQueueDone,
  makeReviewQueue,
  moveQueue,
  type ReviewQueue,
  reopenTask,
  settleTask,
} from './review-queue';
import { ReviewKey } from './review-key';
import { ReviewWork } from './review-work';
import { type Decision, useDecisions } from './use-decisions';
import { useReviewKeys } from './use-review-keys';
import { VoteList } from './vote-list';

type TaskId = EntityId<'task'>;

/** More than this are fetched when the page is opened again. */
const QUEUE_MAX = 150;

/** Konva needs a browser, and most disputes are settled without it. */
const EditArea = dynamic(() => import('./edit-area'), { ssr: false, loading: () => <Loader /> });

function DeskHeader({
  projectId,
  queue,
  hasMore,
  unsaved,
  view,
  isEditing,
  onMove,
  onEdit,
}: {
  projectId: EntityId<'project'>;
  queue: ReviewQueue;
  hasMore: boolean;
  unsaved: number;
  view: TaskVotesView | undefined;
  isEditing: boolean;
  onMove: (step: 1 | -1) => void;
  onEdit: () => void;
}) {
  const t = useTranslations('review');
  const total = `${queue.taskIds.length}${hasMore ? '+' : ''}`;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Title order={1} size="h4">
          {t('title')}
        </Title>
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {t('progress', { place: queue.index + 1, total })}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {view?.item.name}
        </Text>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
          {unsaved > 0
            ? t('unsaved', { count: unsaved })
            : queue.settled.size > 0
              ? t('saved', { count: queue.settled.size })
              : ''}
        </Text>
        {!isEditing && (
          <Button
            size="xs"
            variant="default"
            onClick={onEdit}
            disabled={view === undefined}
            rightSection={<ReviewKey id="review-edit" />}
          >
            {t('edit')}
          </Button>
        )}
        <OpenCommentsButton projectId={projectId} />
        <Button
          size="xs"
          variant="default"
          disabled={queue.index === 0}
          leftSection={<ReviewKey id="review-previous" />}
          onClick={() => onMove(-1)}
        >
          {t('previous')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={queue.index >= queue.taskIds.length - 1}
          rightSection={<ReviewKey id="review-next" />}
          onClick={() => onMove(1)}
        >
          {t('next')}
        </Button>
      </Group>
    </Group>
  );
}

function DecidedNote({ view }: { view: TaskVotesView }) {
  const t = useTranslations('review');
  const { adjudication } = view;
  if (adjudication === null) return null;
  return (
    <Alert variant="light" color="green" p="xs">
      <Text size="xs">
        {t(`decided_${adjudication.source}`, { name: adjudication.userName })}
        {adjudication.reason === '' ? '' : ` “${adjudication.reason}”`}
      </Text>
    </Alert>
  );
}

function ReviewDesk({
  project,
  ownId,
  start,
  hasMore,
}: {
  project: ProjectView;
  ownId: string | null;
  start: ReviewQueue;
  hasMore: boolean;
}) {
  const t = useTranslations('review');
  const [queue, setQueue] = useState(start);
  const [chosen, setChosen] = useState<number | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [isComparing, setComparing] = useState<boolean | null>(null);
  const [rejecting, setRejecting] = useState<Vote | null>(null);
  const reopen = useCallback((taskId: string) => setQueue((now) => reopenTask(now, taskId)), []);
  const { decide, unsaved } = useDecisions(reopen);
  const lookOf = useMemo(() => makeClassLooks(project.labelSchema), [project]);
  const taskId = queue.taskIds[queue.index] as TaskId;
  const nextId = (queue.taskIds[queue.index + 1] ?? taskId) as TaskId;
  const votes = useApiQuery(listVotesContract, { params: { taskId } });
  const following = useApiQuery(listVotesContract, { params: { taskId: nextId } });
  const nextPicture = following.data?.item.fileUrl ?? null;
  useEffect(() => {
    if (nextPicture !== null) new window.Image().src = nextPicture;
  }, [nextPicture]);
  useEffect(() => {
    window.history.replaceState(null, '', `/projects/${project.id}/review/${taskId}`);
    setChosen(null);
    setEditing(false);
  }, [project.id, taskId]);

  const view = votes.data;
  const settle = (body: Decision) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    decide(taskId, body);
    setEditing(false);
    setQueue((now) => settleTask(now, taskId));
  };
  const accept = () => {
    if (view?.consensus) settle({ source: 'consensus' });
  };
  const take = (vote: Vote | undefined) => {
    if (vote) settle({ source: 'annotation', annotationId: vote.annotationId });
  };
  const move = (step: 1 | -1) => setQueue((now) => moveQueue(now, step));
  const reject = (vote: Vote | undefined) => {
    if (vote && vote.userId !== ownId) setRejecting(vote);
  };
  useReviewKeys(
    {
      accept,
      take: (place) => take(view?.votes[place]),
      edit: () => setEditing(view !== undefined),
      reject: () => reject(view?.votes[chosen ?? -1]),
      move,
      choose: (step) => {
        const count = view?.votes.length ?? 0;
        if (count === 0) return;
        setChosen((now) =>
          now === null ? (step > 0 ? 0 : count - 1) : (now + step + count) % count,
        );
      },
    },
    isEditing || rejecting !== null,
  );

  if (isQueueDone(queue)) {
    return (
      <EmptyState
        icon={<IconCheck size={28} />}
        title={t('doneTitle')}
        action={
          <Group>
            {hasMore && (
              <Button component="a" href={`/projects/${project.id}/review`}>
                {t('loadMore')}
              </Button>
            )}
            <Button
              component={Link}
              href={`/projects/${project.id}/agreement`}
              variant={hasMore ? 'default' : 'filled'}
            >
              {t('toAgreement')}
            </Button>
          </Group>
        }
      >
        {unsaved > 0
          ? t('unsaved', { count: unsaved })
          : t('doneText', { count: queue.settled.size })}
      </EmptyState>
    );
  }
  return (
    <div className={classes.desk}>
      <DeskHeader
        projectId={project.id}
        {...{ queue, hasMore, unsaved, view, isEditing }}
        onMove={move}
        onEdit={() => setEditing(true)}
      />
      <QueryView query={votes}>
        {(data) =>
          isEditing ? (
            <EditArea
              key={taskId}
              view={data}
              project={project}
              onCancel={() => setEditing(false)}
              onSave={(answer, reason) => settle({ source: 'edited', answer, reason })}
            />
          ) : (
            <div className={classes.columns}>
              <ReviewWork
                view={data}
                project={project}
                highlighted={chosen}
                isComparing={isComparing}
                onCompare={setComparing}
              />
              <div className={`${classes.panel} ${classes.votes}`}>
                <DecidedNote view={data} />
                {data.gold !== null && (
                  <Badge variant="light" tt="none">
                    {t('hasGold')}
                  </Badge>
                )}
                <VoteList
                  view={data}
                  schema={project.labelSchema}
                  chosen={chosen}
                  ownId={ownId}
                  onChoose={setChosen}
                  onAccept={accept}
                  onTake={take}
                  onReject={reject}
                />
                <Text size="xs" c="dimmed">
                  {t('keysHint')}
                </Text>
                <TaskComments
                  key={taskId}
                  projectId={project.id}
                  taskId={taskId}
                  ownId={ownId}
                  people={data.votes.map(({ userId, userName, answer }) => ({
                    userId,
                    name: userName,
                    nameOfRegion: (id) => {
                      const region = answer.regions.find((one) => one.id === id);
                      return region === undefined ? null : lookOf(region.classId).name;
                    },
                  }))}
                  onPoint={(userId) => {
                    const place = data.votes.findIndex((vote) => vote.userId === userId);
                    setChosen(place < 0 ? null : place);
                  }}
                />
              </div>
            </div>
          )
        }
      </QueryView>
      <RejectDialog vote={rejecting} onClose={() => setRejecting(null)} />
    </div>
  );
}

/** Settles disputes one after the other, the most disputed first, or the one named in the address. */
export function ReviewPage({
  projectId,
  taskId,
}: {
  projectId: EntityId<'project'>;
  taskId?: TaskId;
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
