import { eq, sql } from 'drizzle-orm';
import { completeTrainingRunContract } from '@/core/contracts/complete-training-run.contract';
import type { EntityId } from '@/core/ids';
import { trainingRuns } from '@/db/schema/training-runs';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findDatasetVersion } from '../datasets/dataset-version-view';
import { checkModelUpload } from '../models/check-model-upload';
import { insertModelVersion } from '../models/insert-model-version';
import { type ModelUpload, readModelUpload } from '../models/read-model-upload';
import { runInTransaction } from '../run-in-transaction';
import { assertFence } from './assert-fence';
import { lockTrainingRun } from './lock-training-run';
import { findTrainingRun, type TrainingRunRow } from './training-run-view';

type Output = { modelVersionId: EntityId<'modelVersion'> };

/** The answer of the first completion, for the same worker that asks again; null if there is none. */
function earlierAnswer(run: TrainingRunRow, fence: number): Output | null {
  const isSame = run.state === 'completed' && run.fence === fence && run.modelVersionId !== null;
  return isSame ? { modelVersionId: run.modelVersionId as EntityId<'modelVersion'> } : null;
}

/**
 * Registers the model that ends a run. One run gives one model version: the same completion again
 * gives the same answer, and one by a worker that lost the run is refused.
 * @throws AppError `stale_fence`, `conflict` once cancelled, `invalid_model`, `unsupported_type`
 */
export async function completeTrainingRun(
  ctx: Ctx,
  input: { trainingRunId: string; fence: number; upload: ModelUpload },
): Promise<Output> {
  const run = await findTrainingRun(ctx, input.trainingRunId);
  const { projectId } = run;
  await authorize(ctx, 'training.run', { projectId });
  const earlier = earlierAnswer(run, input.fence);
  if (earlier !== null) return earlier;
  assertFence(run, input.fence);
  const model = await checkModelUpload(ctx, input.upload);
  const { contentHash } = await findDatasetVersion(ctx, run.datasetVersionId);
  const training = {
    ...model.card.training,
    datasetVersionId: run.datasetVersionId,
    datasetHash: contentHash,
    recipe: run.recipe,
  };
  return runInTransaction(ctx, async (inner) => {
    const now = await lockTrainingRun(inner, run.id);
    const meanwhile = earlierAnswer(now, input.fence);
    if (meanwhile !== null) return meanwhile;
    assertFence(now, input.fence);
    const { id } = await insertModelVersion(inner, {
      ...model,
      card: { ...model.card, training },
      projectId,
      modelName: run.modelName,
      trainingRunId: run.id,
    });
    await inner.db
      .update(trainingRuns)
      .set({
        state: 'completed',
        progress: 1,
        modelVersionId: id,
        completedAt: sql`now()`,
        leaseExpiresAt: null,
      })
      .where(eq(trainingRuns.id, run.id));
    await writeAuditEvent(inner, 'training_run.completed', { projectId, objectId: run.id });
    return { modelVersionId: id };
  });
}

/**
 * Reads the multipart body of a completion, after whoever may not send it has been turned away.
 * @throws AppError `bad_request`, `too_large` and all of completeTrainingRun
 */
export async function receiveTrainingResult(
  ctx: Ctx,
  input: { trainingRunId: string; request: Request },
): Promise<Output> {
  const run = await findTrainingRun(ctx, input.trainingRunId);
  await authorize(ctx, 'training.run', run);
  const { fields, upload } = await readModelUpload(
    ctx,
    input.request,
    completeTrainingRunContract.body,
  );
  const { trainingRunId } = input;
  return completeTrainingRun(ctx, { trainingRunId, fence: fields.fence, upload });
}
