import { and, desc, eq, sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { deployments } from '@/db/schema/deployments';
import { modelVersions } from '@/db/schema/model-versions';
import type { Ctx } from '../context';

/**
 * Returns the version of a model that answers :predict: the newest of those deployed as `rest`,
 * else the newest published one.
 * @throws AppError `not_found` where none is published
 */
export async function findRestVersion(
  ctx: Pick<Ctx, 'db'>,
  modelId: string,
): Promise<typeof modelVersions.$inferSelect> {
  const [row] = await ctx.db
    .select({ version: modelVersions })
    .from(modelVersions)
    .leftJoin(
      deployments,
      and(eq(deployments.modelVersionId, modelVersions.id), eq(deployments.kind, 'rest')),
    )
    .where(and(eq(modelVersions.modelId, modelId), eq(modelVersions.stage, 'published')))
    .orderBy(sql`${deployments.id} is null`, desc(modelVersions.version))
    .limit(1);
  if (row === undefined) {
    throw new AppError('not_found', { message: 'No version of this model is published' });
  }
  return row.version;
}
