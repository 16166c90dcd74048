import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  createTrainingRunContract,
  TrainingRunView,
} from '@/core/contracts/create-training-run.contract';
import { AppError } from '@/core/errors';
import { newId } from '@/core/ids';
import { models } from '@/db/schema/models';
import { trainingRuns } from '@/db/schema/training-runs';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findDatasetVersion } from '../datasets/dataset-version-view';
import { runInTransaction } from '../run-in-transaction';
import { readTrainingRunView } from './training-run-view';

type Input = z.output<(typeof createTrainingRunContract)['body']>;

/**
 * Queues a run on a dataset version; the next free worker takes it.
 * @throws AppError `invalid` for a recipe of another kind of data or an empty train split,
 *   `conflict` for a model name that belongs to another project
 */
export async function createTrainingRun(ctx: Ctx, input: Input): Promise<TrainingRunView> {
  const version = await findDatasetVersion(ctx, input.datasetVersionId);
  const { projectId } = version;
  await authorize(ctx, 'training.write', { projectId });
  const wantedKind = input.recipe === 'detector' ? 'image' : 'text';
  if (version.kind !== wantedKind) {
    throw new AppError('invalid', {
      message: `The recipe ${input.recipe} needs ${wantedKind}s; this dataset holds ${version.kind}s`,
    });
  }
  const { regions, choice } = version.labelSchema;
  if (input.recipe === 'detector' && regions.length === 0) {
    throw new AppError('invalid', { message: 'The recipe detector needs boxes or polygons' });
  }
  if (input.recipe === 'text-classifier' && choice === 'none') {
    throw new AppError('invalid', {
      message: 'The recipe text-classifier needs a class of each text',
    });
  }
  if ((version.statistics.itemsBySplit.train ?? 0) === 0) {
    throw new AppError('invalid', { message: 'The train split of this dataset is empty' });
  }
  return runInTransaction(ctx, async (inner) => {
    const [owner] = await inner.db
      .select({ projectId: models.projectId })
      .from(models)
      .where(eq(models.name, input.modelName));
    if (owner !== undefined && owner.projectId !== projectId) {
      throw new AppError('conflict', { message: 'This model name is taken on this instance' });
    }
    const id = newId('trainingRun');
    await inner.db
      .insert(trainingRuns)
      .values({ ...input, id, projectId, createdBy: ctx.actor.userId });
    await writeAuditEvent(inner, 'training_run.created', { projectId, objectId: id });
    return readTrainingRunView(inner, id);
  });
}
