import { eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { trainingRuns } from '@/db/schema/training-runs';
import type { Ctx } from '../context';
import type { TrainingRunRow } from './training-run-view';

/**
 * Returns a run that nobody else changes until the surrounding transaction ends.
 * @throws AppError `not_found`
 */
export async function lockTrainingRun(
  ctx: Pick<Ctx, 'db'>,
  trainingRunId: string,
): Promise<TrainingRunRow> {
  const [run] = await ctx.db
    .select()
    .from(trainingRuns)
    .where(eq(trainingRuns.id, trainingRunId))
    .for('update');
  if (run === undefined) throw new AppError('not_found');
  return run;
}
