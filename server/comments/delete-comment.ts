import { sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { Ctx } from '../context';
import { findVisibleComment } from './find-visible-comment';

/**
 * Removes a comment of the actor's own that is the last of its thread.
 * @throws AppError `forbidden` for another person's, `conflict` once somebody has replied
 */
export async function deleteComment(
  ctx: Ctx,
  input: { commentId: string },
): Promise<{ isDone: true }> {
  const { comment, threadId } = await findVisibleComment(ctx, input.commentId);
  if (comment.authorId !== ctx.actor.userId) {
    throw new AppError('forbidden', { message: 'Only its author can take a comment back' });
  }
  const removed = await ctx.db.execute(sql`
    delete from comments where id = ${comment.id} and not exists (select 1 from comments later
      where later.reply_to_id = ${threadId} and later.id > ${comment.id}) returning id`);
  if (removed.length === 0) {
    throw new AppError('conflict', { message: 'Somebody has replied to this comment' });
  }
  return { isDone: true };
}
