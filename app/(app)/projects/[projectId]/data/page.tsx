import { DataPage } from '@/components/data/data-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <DataPage projectId={(await params).projectId} />;
}
