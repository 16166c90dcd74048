import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { BUILD } from '@/components/offline/build-name';
import { WorkbenchPage } from '@/components/workbench/workbench-page';
import type { EntityId } from '@/core/ids';
import { getPageActor } from '@/server/auth/get-page-actor';

/** A copy of the page is kept with the scripts of its own build only. */
export const metadata: Metadata = { other: { 'concord-build': BUILD } };

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  const { projectId } = await params;
  if ((await getPageActor()) === null) redirect(`/sign-in?next=/projects/${projectId}/label`);
  return <WorkbenchPage projectId={projectId} />;
}
