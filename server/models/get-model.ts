import type { ModelView } from '@/core/contracts/create-model.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readModelView } from './model-view';

/** Returns one registry entry with its versions, newest first. */
export async function getModel(ctx: Ctx, input: { modelId: string }): Promise<ModelView> {
  const view = await readModelView(ctx, input.modelId);
  await authorize(ctx, 'model.read', view);
  return view;
}
