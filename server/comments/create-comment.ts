import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { createCommentContract } from '@/core/contracts/create-comment.contract';
import type { CommentView } from '@/core/contracts/list-comments.contract';
import { AppError } from '@/core/errors';
import { newId } from '@/core/ids';
import { comments } from '@/db/schema/comments';
import { authorize } from '../authorize/authorize';
import { isNotInHands } from '../consensus/consensus-json';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { seesAllComments } from './comment-json';
import { findVisibleComment } from './find-visible-comment';

type Input = z.output<(typeof createCommentContract)['body']> & { projectId: string };
type About = Pick<typeof comments.$inferInsert, 'annotatorId' | 'replyToId' | 'regionId' | 'point'>;

async function findThread(ctx: Ctx, { projectId, taskId, replyToId }: Input): Promise<About> {
  const thread = await findVisibleComment(ctx, replyToId ?? '');
  if (thread.projectId !== projectId || thread.comment.taskId !== taskId) {
    throw new AppError('not_found');
  }
  return { annotatorId: thread.comment.annotatorId, replyToId: thread.threadId };
}

/** A new thread: about one's own answer, or for reviewers and managers about anybody's. */
async function openThread(ctx: Ctx, input: Input, mayAny: boolean): Promise<About> {
  const { taskId, projectId, annotatorId = ctx.actor.userId, regionId, point } = input;
  const isOwn = annotatorId === ctx.actor.userId;
  const [task] = await ctx.db.execute<{ isFree: boolean; hasWorked: boolean }>(sql`
    select ${isNotInHands('t.id', ctx.actor.userId)} as "isFree", exists (select 1
      from assignments h where h.task_id = t.id and h.user_id = ${annotatorId}) as "hasWorked"
    from tasks t where t.id = ${taskId} and t.project_id = ${projectId}`);
  if (task === undefined) throw new AppError('not_found');
  if (!isOwn && !mayAny) {
    throw new AppError('forbidden', { message: 'Annotators comment on their own answers' });
  }
  if (!isOwn && !task.isFree) {
    throw new AppError('forbidden', {
      message: 'You are labelling this item yourself; submit or skip it first',
    });
  }
  if (!task.hasWorked) {
    if (!mayAny) throw new AppError('not_found');
    throw new AppError('invalid', { message: 'This person has not worked on the task' });
  }
  return { annotatorId, regionId: regionId ?? null, point: point ?? null };
}

/** What waited in a browser must not be published under the name of who signed in there next. */
function assertIsAuthor(ctx: Ctx, { authorId }: Input): void {
  if (authorId === undefined || authorId === ctx.actor.userId) return;
  throw new AppError('forbidden', { message: 'This comment was written by somebody else' });
}

/**
 * Stores a comment on one person's answer; a reply opens a settled thread again.
 * @throws AppError `not_found` for a task or thread that the actor has no part in, `forbidden`
 *   for an annotator on another's answer or for what somebody else has written, `invalid` about
 *   somebody who never had the task
 */
export async function createComment(ctx: Ctx, input: Input): Promise<CommentView> {
  const role = await authorize(ctx, 'comment.write', input);
  assertIsAuthor(ctx, input);
  const about =
    input.replyToId === undefined
      ? await openThread(ctx, input, seesAllComments(role))
      : await findThread(ctx, input);
  const { projectId, taskId, body } = input;
  const id = newId('comment');
  return runInTransaction(ctx, async (inner) => {
    const authorId = ctx.actor.userId;
    await inner.db.insert(comments).values({ id, projectId, taskId, authorId, body, ...about });
    if (about.replyToId != null) {
      await inner.db
        .update(comments)
        .set({ resolvedAt: null, resolvedBy: null })
        .where(eq(comments.id, about.replyToId));
    }
    return (await findVisibleComment(inner, id)).comment;
  });
}
