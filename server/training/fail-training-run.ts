import { eq, sql } from 'drizzle-orm';
import { trainingRuns } from '@/db/schema/training-runs';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { assertFence } from './assert-fence';
import { lockTrainingRun } from './lock-training-run';
import { findTrainingRun } from './training-run-view';

/**
 * Ends a run that cannot succeed, with the worker's reason; it is not handed out again.
 * @throws AppError `stale_fence`, `conflict` once the run is cancelled
 */
export async function failTrainingRun(
  ctx: Ctx,
  input: { trainingRunId: string; fence: number; reason: string },
): Promise<{ isDone: true }> {
  const { projectId } = await findTrainingRun(ctx, input.trainingRunId);
  await authorize(ctx, 'training.run', { projectId });
  return runInTransaction(ctx, async (inner) => {
    const run = await lockTrainingRun(inner, input.trainingRunId);
    if (run.fence === input.fence && run.state === 'failed') return { isDone: true };
    assertFence(run, input.fence);
    await inner.db
      .update(trainingRuns)
      .set({
        state: 'failed',
        failure: input.reason,
        completedAt: sql`now()`,
        leaseExpiresAt: null,
      })
      .where(eq(trainingRuns.id, run.id));
    await writeAuditEvent(inner, 'training_run.failed', { projectId, objectId: run.id });
    return { isDone: true };
  });
}
