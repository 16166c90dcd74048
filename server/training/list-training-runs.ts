import { desc, eq, sql } from 'drizzle-orm';
import type { TrainingRunView } from '@/core/contracts/create-training-run.contract';
import { datasetVersions } from '@/db/schema/dataset-versions';
import { trainingRuns } from '@/db/schema/training-runs';
import { trainingWorkers } from '@/db/schema/training-workers';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { toTrainingRunView } from './training-run-view';

/** Returns the runs of a project, newest first, and how many workers asked for work lately. */
export async function listTrainingRuns(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ trainingRuns: TrainingRunView[]; liveWorkers: number }> {
  await authorize(ctx, 'training.read', input);
  const rows = await ctx.db
    .select({ run: trainingRuns, name: datasetVersions.name })
    .from(trainingRuns)
    .innerJoin(datasetVersions, eq(datasetVersions.id, trainingRuns.datasetVersionId))
    .where(eq(trainingRuns.projectId, input.projectId))
    .orderBy(desc(trainingRuns.createdAt), desc(trainingRuns.id));
  const [live] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(trainingWorkers)
    .where(sql`${trainingWorkers.lastSeenAt} > now() - interval '2 minutes'`);
  return {
    trainingRuns: rows.map(({ run, name }) => toTrainingRunView(run, name)),
    liveWorkers: live?.count ?? 0,
  };
}
