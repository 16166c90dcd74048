import type { Readable } from 'node:stream';
import { AppError } from '@/core/errors';
import { PROJECT_ACTIONS, type ProjectRole } from '@/core/roles';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readModelVersionView } from './model-view';
import { readDeployments } from './read-deployments';

export interface ModelFile {
  sha256: string;
  sizeBytes: number;
  fileName: string;
  open: () => Readable;
}

const readers: readonly ProjectRole[] = PROJECT_ACTIONS['model.read'];

/**
 * Returns a model's ONNX file. Whoever may not read the registry gets that of the version that
 * pre-labels their project in the browser, and no other.
 * @throws AppError `not_found`
 */
export async function getModelFile(
  ctx: Ctx,
  input: { modelVersionId: string },
): Promise<ModelFile> {
  const version = await readModelVersionView(ctx, input.modelVersionId);
  const { id, projectId, sha256, sizeBytes } = version;
  const role = await authorize(ctx, 'model.use', { projectId });
  if (role !== 'admin' && !(role !== null && readers.includes(role))) {
    const deployed = await readDeployments(ctx, projectId);
    const isInUse = deployed.some(
      ({ kind, modelVersionId }) => kind === 'browser_prelabel' && modelVersionId === id,
    );
    if (!isInUse) throw new AppError('not_found');
  }
  return {
    sha256,
    sizeBytes,
    fileName: `${version.modelName}-v${version.version}.onnx`,
    open: () => ctx.storage.open(sha256),
  };
}
