import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readModelVersionView } from './model-view';

/** Returns one release with its card and metrics. */
export async function getModelVersion(
  ctx: Ctx,
  input: { modelVersionId: string },
): Promise<ModelVersionView> {
  const view = await readModelVersionView(ctx, input.modelVersionId);
  await authorize(ctx, 'model.read', view);
  return view;
}
