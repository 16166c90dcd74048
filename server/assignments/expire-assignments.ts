import { sql } from 'drizzle-orm';
import type { Ctx } from '../context';

/**
 * Ends every lease that has run out on the database's clock and gives its slot back; returns how
 * many. Tasks somebody is just changing are left for the next sweep.
 */
export async function expireAssignments(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const [row] = await ctx.db.execute<{ expired: number }>(sql`
    with due as (
      select id, task_id from assignments
      where status = 'active' and lease_expires_at < now() order by lease_expires_at limit 5000
    ), held as (
      select id from tasks where id in (select task_id from due)
      order by id for no key update skip locked
    ), ended as (
      update assignments a set status = 'expired', ended_at = now() from due, held
      where a.id = due.id and held.id = due.task_id
        and a.status = 'active' and a.lease_expires_at < now()
      returning a.task_id, a.holds_slot
    ), freed as (
      update tasks t set slots = t.slots + e.slots
      from (select task_id, count(*)::int as slots from ended where holds_slot group by task_id) e
      where t.id = e.task_id
    )
    select count(*)::int as expired from ended`);
  return row?.expired ?? 0;
}
