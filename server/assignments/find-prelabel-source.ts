import { and, eq } from 'drizzle-orm';
import type { PreLabelSource } from '@/core/contracts/claim-assignments.contract';
import type { EntityId } from '@/core/ids';
import { deployments } from '@/db/schema/deployments';
import { modelVersions } from '@/db/schema/model-versions';
import { models } from '@/db/schema/models';
import type { Ctx } from '../context';

/** Returns the model a project pre-labels with in the browser, null where it has none. */
export async function findPreLabelSource(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
): Promise<PreLabelSource | null> {
  const [row] = await ctx.db
    .select({ version: modelVersions, modelName: models.name })
    .from(deployments)
    .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(and(eq(deployments.projectId, projectId), eq(deployments.kind, 'browser_prelabel')))
    .prepare('find_prelabel_source')
    .execute();
  if (row === undefined) return null;
  const { version, modelName } = row;
  return {
    modelVersionId: version.id as EntityId<'modelVersion'>,
    modelName,
    version: version.version,
    card: version.card,
    fileUrl: `/api/v1/model-versions/${version.id}/file`,
    sha256: version.sha256,
    sizeBytes: version.sizeBytes,
  };
}
