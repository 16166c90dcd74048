'use client';

import { Loader } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { QueryView } from '../ui/query-view';
import { AnswersPanel } from './answers-panel';
import type { Vote } from './compare-vote';
import { DeskDone } from './desk-done';
import { DeskHeader } from './desk-header';
import { RejectDialog } from './reject-dialog';
import classes from './review-page.module.css';
import { isQueueDone, moveQueue, type ReviewQueue, reopenTask, settleTask } from './review-queue';
import { ReviewWork } from './review-work';
import { type Decision, useDecisions } from './use-decisions';
import { useReviewKeys } from './use-review-keys';

type TaskId = EntityId<'task'>;

/** Konva needs a browser, and most disputes are settled without it. */
const EditArea = dynamic(() => import('./edit-area'), { ssr: false, loading: () => <Loader /> });

/** One dispute at a time with everybody's answers, and the decisions on it by pointer or by keys. */
export function ReviewDesk({
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
  const [queue, setQueue] = useState(start);
  const [chosen, setChosen] = useState<number | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [isComparing, setComparing] = useState<boolean | null>(null);
  const [rejecting, setRejecting] = useState<Vote | null>(null);
  const reopen = useCallback((taskId: string) => setQueue((now) => reopenTask(now, taskId)), []);
  const { decide, unsaved } = useDecisions(reopen);
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
    const settledCount = queue.settled.size;
    return <DeskDone projectId={project.id} {...{ settledCount, unsaved, hasMore }} />;
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
              <AnswersPanel
                {...{ project, taskId, ownId, chosen }}
                view={data}
                onChoose={setChosen}
                onAccept={accept}
                onTake={take}
                onReject={reject}
              />
            </div>
          )
        }
      </QueryView>
      <RejectDialog vote={rejecting} onClose={() => setRejecting(null)} />
    </div>
  );
}
