import { eq } from 'drizzle-orm';
import type { TrainingRunView } from '@/core/contracts/create-training-run.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { datasetVersions } from '@/db/schema/dataset-versions';
import { trainingRuns } from '@/db/schema/training-runs';
import type { Ctx } from '../context';

export type TrainingRunRow = typeof trainingRuns.$inferSelect;

/** Returns a run as the API shows it. */
export function toTrainingRunView(
  run: TrainingRunRow,
  datasetVersionName: string,
): TrainingRunView {
  return {
    id: run.id as EntityId<'trainingRun'>,
    projectId: run.projectId as EntityId<'project'>,
    datasetVersionId: run.datasetVersionId as EntityId<'datasetVersion'>,
    datasetVersionName,
    recipe: run.recipe,
    params: run.params,
    modelName: run.modelName,
    state: run.state,
    progress: run.progress,
    message: run.message,
    worker: run.worker,
    device: run.device,
    attempt: run.attempt,
    failure: run.failure,
    modelVersionId: run.modelVersionId as EntityId<'modelVersion'> | null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    completedAt: run.completedAt?.toISOString() ?? null,
  };
}

/**
 * Returns the row of a run; the caller authorizes on its project.
 * @throws AppError `not_found`
 */
export async function findTrainingRun(
  ctx: Pick<Ctx, 'db'>,
  trainingRunId: string,
): Promise<TrainingRunRow> {
  const [run] = await ctx.db.select().from(trainingRuns).where(eq(trainingRuns.id, trainingRunId));
  if (run === undefined) throw new AppError('not_found');
  return run;
}

/** Returns one run with the name of its dataset version. */
export async function readTrainingRunView(
  ctx: Pick<Ctx, 'db'>,
  trainingRunId: string,
): Promise<TrainingRunView> {
  const [row] = await ctx.db
    .select({ run: trainingRuns, name: datasetVersions.name })
    .from(trainingRuns)
    .innerJoin(datasetVersions, eq(datasetVersions.id, trainingRuns.datasetVersionId))
    .where(eq(trainingRuns.id, trainingRunId));
  if (row === undefined) throw new AppError('not_found');
  return toTrainingRunView(row.run, row.name);
}
