import { type SQL, sql } from 'drizzle-orm';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';
import { ITEM_JSON } from '../items/item-json';
import { sqlInstant } from '../sql-instant';

/** An assignment as the database tells it. */
export type LeasedView = Omit<AssignmentView, 'task'> & {
  task: Omit<AssignmentView['task'], 'isBlind'>;
};

/**
 * Renders the assignment of alias `a`, whose item has the alias `i`, as its holder may see it. A
 * draft left in an earlier, expired assignment of the same person and task comes along as version
 * 0, so that no unfinished work is lost.
 */
export const ASSIGNMENT_JSON: SQL = sql`jsonb_build_object(
  'id', a.id, 'projectId', a.project_id, 'state', a.status,
  'leaseExpiresAt', ${sqlInstant('a.lease_expires_at')},
  'task', jsonb_build_object('id', a.task_id),
  'item', ${ITEM_JSON},
  'draft', coalesce(
    (select jsonb_build_object('answer', d.answer, 'version', d.version,
        'savedAt', ${sqlInstant('d.saved_at')})
      from drafts d where d.assignment_id = a.id and a.status in ('active', 'expired')),
    case when a.status = 'active' then
      (select jsonb_build_object('answer', d.answer, 'version', 0,
          'savedAt', ${sqlInstant('d.saved_at')})
        from assignments p join drafts d on d.assignment_id = p.id
        where p.user_id = a.user_id and p.task_id = a.task_id and p.status = 'expired'
        order by d.saved_at desc limit 1) end),
  'labelSchemaVersion',
    (select max(s.version) from label_schemas s where s.project_id = a.project_id))`;

/** Returns assignments (alias `a`) as their holder may see them, in the order they were handed out. */
export async function readAssignmentViews(
  ctx: Pick<Ctx, 'db'>,
  where: SQL,
  limit = 20,
): Promise<LeasedView[]> {
  const rows = await executePrepared<{ view: LeasedView }>(
    ctx,
    sql`
    select ${ASSIGNMENT_JSON} as view
    from assignments a
    join tasks t on t.id = a.task_id
    join items i on i.id = t.item_id
    where ${where}
    order by t.rank, t.id, a.id
    limit ${limit}`,
  );
  return rows.map(({ view }) => view);
}
