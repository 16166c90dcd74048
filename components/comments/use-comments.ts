'use client';

import { useMemo } from 'react';
import { createCommentContract } from '@/core/contracts/create-comment.contract';
import { deleteCommentContract } from '@/core/contracts/delete-comment.contract';
import { type CommentView, listCommentsContract } from '@/core/contracts/list-comments.contract';
import { resolveCommentContract } from '@/core/contracts/resolve-comment.contract';
import type { EntityId } from '@/core/ids';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { groupThreads, type Thread } from './group-threads';

const REFRESH_MS = 60_000;
const TASK_LIMIT = 500;
const OPEN_LIMIT = 200;
const REFRESHED = { refresh: [listCommentsContract] };
const NO_COMMENTS: readonly CommentView[] = [];

/** Every thread of one task that the caller may see. */
export function useTaskThreads(projectId: EntityId<'project'>, taskId: EntityId<'task'>) {
  const query = useApiQuery(
    listCommentsContract,
    { params: { projectId }, query: { taskId, limit: TASK_LIMIT } },
    { refetchInterval: REFRESH_MS },
  );
  const comments = query.data?.rows ?? NO_COMMENTS;
  const threads = useMemo(() => groupThreads(comments), [comments]);
  return { threads, isLoading: query.isPending, error: query.error };
}

/** The threads of a project that still want an answer, the newest of them. */
export function useOpenThreads(projectId: EntityId<'project'>): readonly Thread[] {
  const query = useApiQuery(
    listCommentsContract,
    { params: { projectId }, query: { isOpen: 'true', limit: OPEN_LIMIT } },
    { staleTime: REFRESH_MS, refetchInterval: REFRESH_MS },
  );
  const comments = query.data?.rows ?? NO_COMMENTS;
  return useMemo(() => groupThreads(comments), [comments]);
}

/** Settles and opens threads, and takes comments back; a failure is shown as a notice. */
export function useThreadActions() {
  const showProblem = useShowProblem();
  const resolve = useApiMutation(resolveCommentContract, REFRESHED);
  const remove = useApiMutation(deleteCommentContract, REFRESHED);
  return {
    isBusy: resolve.isPending || remove.isPending,
    settle: (commentId: CommentView['id'], isResolved: boolean) =>
      resolve.mutate({ params: { commentId }, body: { isResolved } }, { onError: showProblem }),
    takeBack: (commentId: CommentView['id']) =>
      remove.mutate({ params: { commentId } }, { onError: showProblem }),
  };
}

/** Sends a new comment or reply. */
export function useCreateComment() {
  return useApiMutation(createCommentContract, REFRESHED);
}
