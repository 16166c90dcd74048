import { PeoplePage } from '@/components/people/people-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <PeoplePage projectId={(await params).projectId} />;
}
