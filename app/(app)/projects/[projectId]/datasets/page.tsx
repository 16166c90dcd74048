import { DatasetsPage } from '@/components/datasets/datasets-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <DatasetsPage projectId={(await params).projectId} />;
}
