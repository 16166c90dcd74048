import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { models } from '@/db/schema/models';
import { readyMadeModels } from '@/db/schema/ready-made-models';
import {
  type FetchNanodetOptions,
  type FetchProgress,
  fetchNanodet,
} from '@/inference/server/fetch-nanodet';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { checkModelUpload } from './check-model-upload';
import { insertModelVersion } from './insert-model-version';
import type { ReadyMadeName } from './ready-made-offers';

type Change = Partial<typeof readyMadeModels.$inferInsert>;

/** The offer's own name where it is free or the project's, else one that tells the project apart. */
async function chooseModelName(ctx: Ctx, projectId: string, name: string): Promise<string> {
  const [owner] = await ctx.db
    .select({ projectId: models.projectId })
    .from(models)
    .where(eq(models.name, name));
  const isFree = owner === undefined || owner.projectId === projectId;
  return isFree ? name : `${name}-${projectId.slice(-8)}`;
}

function toChange({ state, fetchedBytes, totalBytes }: FetchProgress): Change {
  return state === 'fetching'
    ? { state, progress: Math.min(0.9, (0.9 * fetchedBytes) / totalBytes) }
    : { state: 'converting', progress: 0.95 };
}

/**
 * Fetches and converts a ready-made model and adds it as a draft version; progress and the reason
 * of a failure stand in ready_made_models. Does nothing when it is done already. An end by
 * `signal` leaves the work to be taken up again.
 */
export async function runAddReadyMadeModel(
  ctx: Ctx,
  input: { projectId: string; name: ReadyMadeName },
  signal: AbortSignal,
  fetchModel: (options: FetchNanodetOptions) => ReturnType<typeof fetchNanodet> = fetchNanodet,
): Promise<void> {
  const { projectId, name } = input;
  const isThis = and(eq(readyMadeModels.projectId, projectId), eq(readyMadeModels.name, name));
  const note = (target: Ctx, change: Change) =>
    target.db.update(readyMadeModels).set(change).where(isThis);
  const [row] = await ctx.db.select().from(readyMadeModels).where(isThis);
  if (row === undefined || row.state === 'added' || row.state === 'failed') return;
  let noted: Promise<unknown> = Promise.resolve();
  try {
    const { onnxBytes, card } = await fetchModel({
      signal,
      onProgress: (progress) => {
        noted = noted.then(() => note(ctx, toChange(progress)));
        noted.catch(() => undefined);
      },
    });
    await noted;
    const file = await ctx.storage.put(onnxBytes);
    const model = await checkModelUpload(ctx, { file, card, metrics: card.metrics, samples: null });
    await runInTransaction(ctx, async (inner) => {
      const modelName = await chooseModelName(inner, projectId, name);
      const { id } = await insertModelVersion(inner, {
        ...model,
        projectId,
        modelName,
        trainingRunId: null,
      });
      await note(inner, { state: 'added', progress: 1, modelVersionId: id });
    });
  } catch (error) {
    if (signal.aborted) throw error;
    await noted.catch(() => undefined);
    const failure = error instanceof AppError ? error.message : 'It failed on the server';
    await note(ctx, { state: 'failed', failure });
    throw error;
  }
}
