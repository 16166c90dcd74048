import { ModelVersionPage } from '@/components/models/model-version-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ modelVersionId: EntityId<'modelVersion'> }>;
}) {
  return <ModelVersionPage modelVersionId={(await params).modelVersionId} />;
}
