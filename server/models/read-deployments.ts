import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { DeploymentSchema } from '@/core/contracts/set-deployments.contract';
import type { EntityId } from '@/core/ids';
import { deployments } from '@/db/schema/deployments';
import type { Ctx } from '../context';

export type Deployment = z.output<typeof DeploymentSchema>;

/** Returns which model versions a project has in use for what; the caller authorizes. */
export async function readDeployments(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
): Promise<Deployment[]> {
  const rows = await ctx.db
    .select()
    .from(deployments)
    .where(eq(deployments.projectId, projectId))
    .orderBy(asc(deployments.kind), asc(deployments.modelVersionId));
  return rows.map(({ kind, modelVersionId }) => ({
    kind,
    modelVersionId: modelVersionId as EntityId<'modelVersion'>,
  }));
}
