import { sql } from 'drizzle-orm';
import { WITHDRAW_MINUTES } from '@/core/contracts/withdraw-annotation.contract';
import type { Ctx } from '../context';

/** Removes the drafts of answers that can no longer be taken back, some at a time; returns how many. */
export async function removeAnsweredDrafts(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const [row] = await ctx.db.execute<{ removed: number }>(sql`
    with due as (
      select d.assignment_id from drafts d join assignments a on a.id = d.assignment_id
      where a.status in ('submitted', 'skipped')
        and a.ended_at < now() - make_interval(mins => ${WITHDRAW_MINUTES}) limit 5000
    ), removed as (
      delete from drafts d using due where d.assignment_id = due.assignment_id returning 1
    )
    select count(*)::int as removed from removed`);
  return row?.removed ?? 0;
}
