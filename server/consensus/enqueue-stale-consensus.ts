import { sql } from 'drizzle-orm';
import type { EntityId } from '@/core/ids';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';

/** Longer than the time between two sweeps, so that no vote falls between them. */
const LOOK_BACK_SECONDS = 30;

/**
 * Queues the consensus of every project that got a vote lately, so that tasks still waiting for
 * further votes are listed too; projects whose job waits already are not queued twice.
 */
export async function enqueueStaleConsensus(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.execute<{ id: EntityId<'project'> }>(sql`
    select p.id from projects p where exists (
      select 1 from annotations a where a.project_id = p.id
        and a.submitted_at > now() - make_interval(secs => ${LOOK_BACK_SECONDS})
        and not exists (
          select 1 from consensus c where c.task_id = a.task_id and c.computed_at >= a.submitted_at))`);
  for (const { id } of rows) await enqueue(ctx, 'recompute-consensus', { projectId: id });
}
