import { ReviewPage } from '@/components/review/review-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'>; taskId: EntityId<'task'> }>;
}) {
  return <ReviewPage {...(await params)} />;
}
