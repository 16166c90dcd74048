import { eq, sql } from 'drizzle-orm';
import type { CommentView } from '@/core/contracts/list-comments.contract';
import { comments } from '@/db/schema/comments';
import type { Ctx } from '../context';
import { findVisibleComment } from './find-visible-comment';

/** Marks a comment's thread as settled, or opens it again; returns the first comment of it. */
export async function resolveComment(
  ctx: Ctx,
  input: { commentId: string; isResolved: boolean },
): Promise<CommentView> {
  const { threadId } = await findVisibleComment(ctx, input.commentId);
  await ctx.db
    .update(comments)
    .set(
      input.isResolved
        ? {
            resolvedAt: sql`coalesce(${comments.resolvedAt}, clock_timestamp())`,
            resolvedBy: sql`coalesce(${comments.resolvedBy}, ${ctx.actor.userId})`,
          }
        : { resolvedAt: null, resolvedBy: null },
    )
    .where(eq(comments.id, threadId));
  return (await findVisibleComment(ctx, threadId)).comment;
}
