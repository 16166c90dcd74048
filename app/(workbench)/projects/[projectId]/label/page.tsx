import { redirect } from 'next/navigation';
import { WorkbenchPage } from '@/components/workbench/workbench-page';
import type { EntityId } from '@/core/ids';
import { getPageActor } from '@/server/auth/get-page-actor';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  const { projectId } = await params;
  if ((await getPageActor()) === null) redirect(`/sign-in?next=/projects/${projectId}/label`);
  return <WorkbenchPage projectId={projectId} />;
}
