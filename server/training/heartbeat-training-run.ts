import { and, eq, sql } from 'drizzle-orm';
import { trainingRuns } from '@/db/schema/training-runs';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { assertFence } from './assert-fence';
import { LEASE_SECONDS } from './claim-training-run';
import { findTrainingRun } from './training-run-view';

/**
 * Keeps a worker's lease, also one that ran out while nobody else took the run, and tells it
 * whether the run was cancelled.
 * @throws AppError `stale_fence` once another worker has the run or it has ended
 */
export async function heartbeatTrainingRun(
  ctx: Ctx,
  input: { trainingRunId: string; fence: number; progress: number; message: string },
): Promise<{ isCancelled: boolean; leaseExpiresAt: string }> {
  const run = await findTrainingRun(ctx, input.trainingRunId);
  await authorize(ctx, 'training.run', run);
  const { progress, message } = input;
  const [kept] = await ctx.db
    .update(trainingRuns)
    .set({
      progress,
      message,
      leaseExpiresAt: sql`now() + make_interval(secs => ${LEASE_SECONDS}::int)`,
    })
    .where(
      and(
        eq(trainingRuns.id, run.id),
        eq(trainingRuns.fence, input.fence),
        eq(trainingRuns.state, 'running'),
      ),
    )
    .returning({ leaseExpiresAt: trainingRuns.leaseExpiresAt });
  if (kept?.leaseExpiresAt != null) {
    return { isCancelled: false, leaseExpiresAt: kept.leaseExpiresAt.toISOString() };
  }
  const now = await findTrainingRun(ctx, run.id);
  if (now.fence === input.fence && now.state === 'cancelled') {
    return { isCancelled: true, leaseExpiresAt: (now.completedAt ?? ctx.now).toISOString() };
  }
  assertFence(now, input.fence);
  return heartbeatTrainingRun(ctx, input);
}
