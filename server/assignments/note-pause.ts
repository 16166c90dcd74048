import { sql } from 'drizzle-orm';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';
import type { PreLabeller } from '../models/read-prelabeller';

/** Remembers whether proposals are paused, where that has changed: what is paused comes back later. */
export async function notePause(
  ctx: Pick<Ctx, 'db'>,
  { source: { isPaused }, deploymentId, wasPaused }: PreLabeller,
): Promise<void> {
  if (isPaused === wasPaused) return;
  await executePrepared(
    ctx,
    sql`update deployments set is_paused = ${isPaused}::boolean where id = ${deploymentId}`,
  );
}
