'use client';

import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useContext, useMemo } from 'react';
import type { z } from 'zod';
import { createCommentContract } from '@/core/contracts/create-comment.contract';
import { deleteCommentContract } from '@/core/contracts/delete-comment.contract';
import { type CommentView, listCommentsContract } from '@/core/contracts/list-comments.contract';
import { resolveCommentContract } from '@/core/contracts/resolve-comment.contract';
import type { EntityId } from '@/core/ids';
import { ApiProblem } from '@/sdk/api-problem';
import { api, useApiMutation } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { CommentOutboxContext } from './comment-outbox';
import { groupThreads, isOpen, type Thread } from './group-threads';

const REFRESH_MS = 60_000;
/** An item that is left hardly comes back: hundreds of them an hour are not to be kept. */
const TASK_KEPT_MS = 10_000;
const PAGE_COMMENTS = 100;
const REFRESHED = { refresh: [listCommentsContract], networkMode: 'always' } as const;

/** A comment on its way; sent again with the same key it is the same comment. */
interface CommentAttempt {
  readonly body: z.output<(typeof createCommentContract)['body']>;
  readonly idempotencyKey: string;
}

/** Threads of a project, of the newest comments first; `pages` brings those further back. */
function useThreads(
  projectId: EntityId<'project'>,
  query: { taskId?: EntityId<'task'>; isOpen?: 'true' },
  options: { staleTime?: number; gcTime?: number; enabled?: boolean } = {},
) {
  const pages = useInfiniteQuery({
    queryKey: [listCommentsContract.id, projectId, query],
    queryFn: ({ pageParam, signal }) =>
      api.call(listCommentsContract, {
        params: { projectId },
        query: {
          ...{ ...query, limit: PAGE_COMMENTS },
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: REFRESH_MS,
    ...options,
  });
  const { data } = pages;
  const threads = useMemo(
    () => groupThreads(data?.pages.flatMap(({ rows }) => rows) ?? []),
    [data],
  );
  return { threads, pages };
}

/** The threads of one task that the caller may see. */
export function useTaskThreads(
  projectId: EntityId<'project'>,
  taskId: EntityId<'task'>,
  options: { enabled?: boolean } = {},
) {
  return useThreads(projectId, { taskId }, { ...options, gcTime: TASK_KEPT_MS });
}

/** The threads of a project that still want an answer. */
export function useOpenThreads(projectId: EntityId<'project'>) {
  return useThreads(projectId, { isOpen: 'true' }, { staleTime: REFRESH_MS });
}

/**
 * The threads of one task that still want an answer: taken from those of the project, as long as
 * these are all here.
 */
export function useOpenThreadsOfTask(
  projectId: EntityId<'project'>,
  taskId: EntityId<'task'>,
): readonly Thread[] {
  const open = useOpenThreads(projectId);
  const hasMore = open.pages.hasNextPage;
  const task = useTaskThreads(projectId, taskId, { enabled: hasMore });
  const threads = hasMore && task.pages.isSuccess ? task.threads : open.threads;
  return useMemo(
    () => threads.filter((thread) => thread.taskId === taskId && isOpen(thread)),
    [threads, taskId],
  );
}

/** Settles and opens threads, and takes comments back: now or not at all; a failure is shown as a notice. */
export function useThreadActions() {
  const t = useTranslations('comments');
  const showProblem = useShowProblem();
  const resolve = useApiMutation(resolveCommentContract, REFRESHED);
  const remove = useApiMutation(deleteCommentContract, REFRESHED);
  const onError = (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.code !== 'network') return showProblem(error);
    notifications.show({ color: 'yellow', title: t('needsServer'), message: t('needsServerText') });
  };
  return {
    isBusy: resolve.isPending || remove.isPending,
    settle: (commentId: CommentView['id'], isResolved: boolean) =>
      resolve.mutate({ params: { commentId }, body: { isResolved } }, { onError }),
    takeBack: (commentId: CommentView['id']) =>
      remove.mutate({ params: { commentId } }, { onError }),
  };
}

/** Sends a new comment or reply: through the page's outbox where there is one. */
export function useSendComment(projectId: EntityId<'project'>) {
  const outbox = useContext(CommentOutboxContext);
  const cache = useQueryClient();
  return useMutation({
    networkMode: outbox === null ? 'online' : 'always',
    mutationFn: async ({ body, idempotencyKey }: CommentAttempt) => {
      if (outbox !== null) return outbox.keep({ projectId, body, idempotencyKey });
      await api.call(createCommentContract, { params: { projectId }, body, idempotencyKey });
      await cache.invalidateQueries({ queryKey: [listCommentsContract.id] });
    },
  });
}
