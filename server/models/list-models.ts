import { eq } from 'drizzle-orm';
import type { ModelView } from '@/core/contracts/create-model.contract';
import type { EntityId } from '@/core/ids';
import { models } from '@/db/schema/models';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readModelViews } from './model-view';
import { readDeployments } from './read-deployments';

/** Returns the registry of a project by name, and which version pre-labels in the browser. */
export async function listModels(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ models: ModelView[]; preLabelModelVersionId: EntityId<'modelVersion'> | null }> {
  await authorize(ctx, 'model.read', input);
  const deployed = await readDeployments(ctx, input.projectId);
  return {
    models: await readModelViews(ctx, eq(models.projectId, input.projectId)),
    preLabelModelVersionId:
      deployed.find(({ kind }) => kind === 'browser_prelabel')?.modelVersionId ?? null,
  };
}
