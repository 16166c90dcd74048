import { sql } from 'drizzle-orm';
import type { Ctx } from '../context';

/** How often a run is handed out before its workers' silence counts as its own failure. */
export const ATTEMPTS_MAX = 3;

/**
 * Fails the runs whose last worker went silent: a run with attempts left stays as it is and is
 * handed out again by the next claim. Returns how many failed.
 */
export async function expireTrainingRuns(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const rows = await ctx.db.execute(sql`
    update training_runs set state = 'failed', completed_at = now(), lease_expires_at = null,
      failure = 'The worker went silent ' || attempt || ' times without ending the run'
    where state = 'running' and lease_expires_at < now() and attempt >= ${ATTEMPTS_MAX}::int
    returning id`);
  return rows.length;
}
