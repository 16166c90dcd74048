import { DatasetVersionPage } from '@/components/datasets/dataset-version-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ datasetVersionId: EntityId<'datasetVersion'> }>;
}) {
  return <DatasetVersionPage datasetVersionId={(await params).datasetVersionId} />;
}
