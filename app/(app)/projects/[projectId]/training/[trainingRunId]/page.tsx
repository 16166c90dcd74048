import { TrainingRunPage } from '@/components/training/training-run-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ trainingRunId: EntityId<'trainingRun'> }>;
}) {
  return <TrainingRunPage trainingRunId={(await params).trainingRunId} />;
}
