import { SettingsPage } from '@/components/settings/settings-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <SettingsPage projectId={(await params).projectId} />;
}
