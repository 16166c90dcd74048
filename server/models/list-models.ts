import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { listModelsContract } from '@/core/contracts/list-models.contract';
import { models } from '@/db/schema/models';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readModelViews } from './model-view';
import { readPreLabeller } from './read-prelabeller';

type Registry = z.output<(typeof listModelsContract)['response']>;

/** Returns the registry of a project by name, and which version pre-labels in the browser. */
export async function listModels(ctx: Ctx, input: { projectId: string }): Promise<Registry> {
  await authorize(ctx, 'model.read', input);
  const preLabeller = await readPreLabeller(ctx, input.projectId);
  return {
    models: await readModelViews(ctx, eq(models.projectId, input.projectId)),
    preLabelModelVersionId: preLabeller?.source.modelVersionId ?? null,
    isPreLabellingPaused: preLabeller?.source.isPaused ?? false,
  };
}
