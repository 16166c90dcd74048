import { desc, eq } from 'drizzle-orm';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { datasetVersions } from '@/db/schema/dataset-versions';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { toDatasetVersionView } from './dataset-version-view';

/** Returns the dataset versions of a project, newest first. */
export async function listDatasetVersions(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ datasetVersions: DatasetVersionView[] }> {
  await authorize(ctx, 'dataset.read', input);
  const rows = await ctx.db
    .select()
    .from(datasetVersions)
    .where(eq(datasetVersions.projectId, input.projectId))
    .orderBy(desc(datasetVersions.createdAt), desc(datasetVersions.id));
  return { datasetVersions: rows.map(toDatasetVersionView) };
}
