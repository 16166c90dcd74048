import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { type Deployment, readDeployments } from './read-deployments';

/** Returns which model versions a project has in use for what. */
export async function listDeployments(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ deployments: Deployment[] }> {
  await authorize(ctx, 'model.read', input);
  return { deployments: await readDeployments(ctx, input.projectId) };
}
