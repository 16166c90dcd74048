import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findDatasetVersion, toDatasetVersionView } from './dataset-version-view';

/** Returns one dataset version with its statistics. */
export async function getDatasetVersion(
  ctx: Ctx,
  input: { datasetVersionId: string },
): Promise<DatasetVersionView> {
  const row = await findDatasetVersion(ctx, input.datasetVersionId);
  await authorize(ctx, 'dataset.read', row);
  return toDatasetVersionView(row);
}
