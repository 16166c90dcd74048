import { redirect } from 'next/navigation';
import { BulkPage } from '@/components/bulk/bulk-page';
import type { EntityId } from '@/core/ids';
import { getPageActor } from '@/server/auth/get-page-actor';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  const { projectId } = await params;
  if ((await getPageActor()) === null) redirect(`/sign-in?next=/projects/${projectId}/label/bulk`);
  return <BulkPage projectId={projectId} />;
}
