import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { CommentView, listCommentsContract } from '@/core/contracts/list-comments.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { COMMENT_JSON, COMMENT_TABLES, isVisible } from './comment-json';

type Answer = z.output<(typeof listCommentsContract)['response']>;
type Input = z.output<(typeof listCommentsContract)['query']> & { projectId: string };

function assertCursor(cursor: string | undefined): void {
  if (cursor === undefined || /^cmt_[0-9a-z]{1,40}$/.test(cursor)) return;
  throw new AppError('bad_request', { message: 'The cursor is not valid' });
}

/** Returns a page of the comments that the actor may see, newest first. */
export async function listComments(ctx: Ctx, input: Input): Promise<Answer> {
  const role = await authorize(ctx, 'comment.read', input);
  const { cursor, taskId, isOpen, limit } = input;
  assertCursor(cursor);
  const rows = await ctx.db.execute<{ row: CommentView }>(sql`
    select ${COMMENT_JSON} as row from ${COMMENT_TABLES}
    where c.project_id = ${input.projectId} and ${isVisible(ctx, role)}
      ${taskId === undefined ? sql`` : sql`and c.task_id = ${taskId}`}
      ${isOpen === undefined ? sql`` : sql`and first.resolved_at is null`}
      ${cursor === undefined ? sql`` : sql`and c.id < ${cursor}`}
    order by c.id desc limit ${limit + 1}`);
  const page = rows.slice(0, limit).map(({ row }) => row);
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
