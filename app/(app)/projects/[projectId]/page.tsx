import { ProjectOverview } from '@/components/projects/project-overview';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <ProjectOverview projectId={(await params).projectId} />;
}
