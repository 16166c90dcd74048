import { eq } from 'drizzle-orm';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { datasetVersions } from '@/db/schema/dataset-versions';
import type { Ctx } from '../context';

/** Returns a row of dataset_versions as the API shows it. */
export function toDatasetVersionView(row: typeof datasetVersions.$inferSelect): DatasetVersionView {
  return {
    ...row,
    id: row.id as EntityId<'datasetVersion'>,
    projectId: row.projectId as EntityId<'project'>,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * Returns the row of a dataset version; the caller authorizes on its project.
 * @throws AppError `not_found`
 */
export async function findDatasetVersion(
  ctx: Pick<Ctx, 'db'>,
  id: string,
): Promise<typeof datasetVersions.$inferSelect> {
  const [row] = await ctx.db.select().from(datasetVersions).where(eq(datasetVersions.id, id));
  if (row === undefined) throw new AppError('not_found');
  return row;
}
