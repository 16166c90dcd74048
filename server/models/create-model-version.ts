import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { createModelVersionContract } from '@/core/contracts/create-model-version.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { withIdempotency } from '../http/with-idempotency';
import { readModelVersionView, readModelView } from './model-view';
import { readModelUpload } from './read-model-upload';
import { registerModelVersion } from './register-model-version';

/**
 * Takes a multipart upload of a model as the next draft version; with an Idempotency-Key the same
 * upload again gives the same version.
 * @throws AppError `bad_request`, `too_large`, `unsupported_type`, `invalid_model`, `key_reused`
 */
export async function createModelVersion(
  ctx: Ctx,
  input: { modelId: string; request: Request },
): Promise<ModelVersionView> {
  const model = await readModelView(ctx, input.modelId);
  const { projectId, name: modelName } = model;
  await authorize(ctx, 'model.write', { projectId });
  const { fields, upload } = await readModelUpload(
    ctx,
    input.request,
    createModelVersionContract.body,
  );
  const register = async (inner: Ctx): Promise<ModelVersionView> => {
    const { id } = await registerModelVersion(inner, { projectId, modelName, upload });
    return readModelVersionView(inner, id);
  };
  const key = input.request.headers.get('idempotency-key');
  if (key === null) return register(ctx);
  const { id, path, status } = createModelVersionContract;
  const route = `${id} ${path.replace('{modelId}', model.id)}`;
  const body = { ...fields, model: upload.file.sha256 };
  const { answer } = await withIdempotency(ctx, { key, route, body }, status, register);
  return answer as ModelVersionView;
}
