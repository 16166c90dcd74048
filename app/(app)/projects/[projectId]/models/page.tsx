import { ModelsPage } from '@/components/models/models-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <ModelsPage projectId={(await params).projectId} />;
}
