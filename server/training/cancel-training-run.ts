import { and, eq, inArray, sql } from 'drizzle-orm';
import type { TrainingRunView } from '@/core/contracts/create-training-run.contract';
import { AppError } from '@/core/errors';
import { trainingRuns } from '@/db/schema/training-runs';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { findTrainingRun, readTrainingRunView } from './training-run-view';

/**
 * Ends a queued or running run; its worker learns of it at the next heartbeat. Twice is once.
 * @throws AppError `conflict` for a run that has ended by itself
 */
export async function cancelTrainingRun(
  ctx: Ctx,
  input: { trainingRunId: string },
): Promise<TrainingRunView> {
  const run = await findTrainingRun(ctx, input.trainingRunId);
  const { projectId } = run;
  await authorize(ctx, 'training.write', { projectId });
  return runInTransaction(ctx, async (inner) => {
    const changed = await inner.db
      .update(trainingRuns)
      .set({ state: 'cancelled', completedAt: sql`now()`, leaseExpiresAt: null })
      .where(and(eq(trainingRuns.id, run.id), inArray(trainingRuns.state, ['queued', 'running'])))
      .returning({ id: trainingRuns.id });
    if (changed.length > 0) {
      await writeAuditEvent(inner, 'training_run.cancelled', { projectId, objectId: run.id });
    }
    const view = await readTrainingRunView(inner, run.id);
    if (view.state !== 'cancelled') {
      throw new AppError('conflict', { message: `The run is ${view.state} already` });
    }
    return view;
  });
}
