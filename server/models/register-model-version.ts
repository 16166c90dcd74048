import type { EntityId } from '@/core/ids';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { checkModelUpload } from './check-model-upload';
import { insertModelVersion } from './insert-model-version';
import type { ModelUpload } from './read-model-upload';

/**
 * Checks a model whose file is in storage and adds it to the registry as the next draft version of
 * its name; the caller has authorized. `samples: null` is for files made by this server alone.
 * @throws AppError `unsupported_type`, `invalid_model`, `invalid`, `conflict`
 */
export async function registerModelVersion(
  ctx: Ctx,
  input: { projectId: string; modelName: string; upload: ModelUpload },
): Promise<{ id: EntityId<'modelVersion'> }> {
  const { projectId, modelName } = input;
  const model = await checkModelUpload(ctx, input.upload);
  return runInTransaction(ctx, (inner) =>
    insertModelVersion(inner, { ...model, projectId, modelName, trainingRunId: null }),
  );
}
