import { AgreementPage } from '@/components/agreement/agreement-page';
import type { EntityId } from '@/core/ids';

export default async function Page({
  params,
}: {
  params: Promise<{ projectId: EntityId<'project'> }>;
}) {
  return <AgreementPage projectId={(await params).projectId} />;
}
