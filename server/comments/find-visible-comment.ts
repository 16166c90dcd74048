import { sql } from 'drizzle-orm';
import type { CommentView } from '@/core/contracts/list-comments.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { COMMENT_JSON, COMMENT_TABLES, isVisible } from './comment-json';

interface FoundComment {
  projectId: string;
  comment: CommentView;
  /** Id of the first comment of its thread. */
  threadId: string;
}

/**
 * Returns a comment that the actor may see and write to.
 * @throws AppError `not_found` where there is none, or it is about somebody else's answer;
 *   `forbidden` for a role that does not comment
 */
export async function findVisibleComment(ctx: Ctx, commentId: string): Promise<FoundComment> {
  const [about] = await ctx.db.execute<{ projectId: string }>(sql`
    select project_id as "projectId" from comments where id = ${commentId}`);
  if (about === undefined) throw new AppError('not_found');
  const { projectId } = about;
  const role = await authorize(ctx, 'comment.write', { projectId });
  const [found] = await ctx.db.execute<{ row: CommentView }>(sql`
    select ${COMMENT_JSON} as row from ${COMMENT_TABLES}
    where c.id = ${commentId} and ${isVisible(ctx, role)}`);
  if (found === undefined) throw new AppError('not_found');
  return { projectId, comment: found.row, threadId: found.row.replyToId ?? found.row.id };
}
