import { sql } from 'drizzle-orm';
import { trainingMetrics } from '@/db/schema/training-metrics';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { assertFence } from './assert-fence';
import { lockTrainingRun } from './lock-training-run';
import { findTrainingRun } from './training-run-view';

interface Point {
  step: number;
  name: string;
  value: number;
}

/**
 * Adds points to a run's curves; the same step and name again replaces the value.
 * @throws AppError `stale_fence`, `conflict` once the run is cancelled
 */
export async function reportTrainingMetrics(
  ctx: Ctx,
  input: { trainingRunId: string; fence: number; points: readonly Point[] },
): Promise<{ accepted: number }> {
  const { projectId } = await findTrainingRun(ctx, input.trainingRunId);
  await authorize(ctx, 'training.run', { projectId });
  const points = new Map(input.points.map((point) => [`${point.step} ${point.name}`, point]));
  return runInTransaction(ctx, async (inner) => {
    assertFence(await lockTrainingRun(inner, input.trainingRunId), input.fence);
    if (points.size > 0) {
      const rows = [...points.values()].map((point) => ({
        ...point,
        trainingRunId: input.trainingRunId,
      }));
      await inner.db
        .insert(trainingMetrics)
        .values(rows)
        .onConflictDoUpdate({
          target: [trainingMetrics.trainingRunId, trainingMetrics.name, trainingMetrics.step],
          set: { value: sql`excluded.value` },
        });
    }
    return { accepted: input.points.length };
  });
}
