import { type SQL, sql } from 'drizzle-orm';
import type { ProjectRole } from '@/core/roles';
import { isNotInHands } from '../consensus/consensus-json';
import type { Ctx } from '../context';
import { sqlInstant } from '../sql-instant';

/** The tables a CommentView is made of, with the aliases that `COMMENT_JSON` uses. */
export const COMMENT_TABLES: SQL = sql`comments c
  join comments first on first.id = coalesce(c.reply_to_id, c.id)
  join tasks t on t.id = c.task_id join items i on i.id = t.item_id
  join users w on w.id = c.annotator_id join users a on a.id = c.author_id
  left join users r on r.id = first.resolved_by`;

/** Renders the comment with the alias `c` as a CommentView in JSON. */
export const COMMENT_JSON: SQL = sql`jsonb_build_object('id', c.id, 'taskId', c.task_id,
  'itemName', i.name, 'annotatorId', c.annotator_id, 'annotatorName', w.name,
  'authorId', c.author_id, 'authorName', a.name, 'replyToId', c.reply_to_id,
  'regionId', first.region_id, 'point', first.point, 'body', c.body,
  'createdAt', ${sqlInstant('c.created_at')}, 'resolvedAt', ${sqlInstant('first.resolved_at')},
  'resolvedByName', r.name)`;

/** Whether this role sees what is said about other people's answers. */
export function seesAllComments(role: ProjectRole | 'admin' | null): boolean {
  return role === 'manager' || role === 'reviewer' || role === 'admin';
}

/**
 * Says that the comment with the alias `c` may be seen: one about the actor's own answer always;
 * others only by reviewers and managers, and not while they label the task themselves.
 */
export function isVisible(ctx: Ctx, role: ProjectRole | 'admin' | null): SQL {
  const isOwn = sql`c.annotator_id = ${ctx.actor.userId}`;
  if (!seesAllComments(role)) return isOwn;
  return sql`(${isOwn} or ${isNotInHands('c.task_id', ctx.actor.userId)})`;
}
