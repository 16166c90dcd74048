import { LabelSchemaPage } from '@/components/settings/label-schema-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <LabelSchemaPage projectId={(await params).projectId} />;
}
