import { sql } from 'drizzle-orm';
import type { Ctx } from '../context';

/**
 * Sets how many people answer each task of a project and keeps `slots = wanted − live assignments`:
 * answers beyond the new number stay as votes that hold no slot (submitted ones keep theirs
 * first), and get one back when the number rises. Call it inside a transaction.
 */
export async function changeOverlap(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
  annotationsPerTask: number,
): Promise<void> {
  await ctx.db.execute(sql`
    select count(*) from (select id from tasks where project_id = ${projectId}
      order by id for no key update) locked`);
  await ctx.db.execute(sql`
    with live as (
      select id, task_id, row_number() over (partition by task_id
        order by (status = 'submitted') desc, holds_slot desc, created_at, id) as place
      from assignments where project_id = ${projectId} and status in ('active', 'submitted')
    ), moved as (
      update assignments a set holds_slot = (live.place <= ${annotationsPerTask}) from live
      where a.id = live.id and a.holds_slot <> (live.place <= ${annotationsPerTask})
    )
    update tasks t set wanted = ${annotationsPerTask}, slots = greatest(0, ${annotationsPerTask} -
      (select count(*) from live where live.task_id = t.id))
    where t.project_id = ${projectId}`);
}
