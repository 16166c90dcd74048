import { eq } from 'drizzle-orm';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { deployments } from '@/db/schema/deployments';
import { modelVersions } from '@/db/schema/model-versions';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { readModelVersionView } from './model-view';

/** Takes a version out of use: its deployments end with it. Twice is once. */
export async function retireModelVersion(
  ctx: Ctx,
  input: { modelVersionId: string },
): Promise<ModelVersionView> {
  const { id, projectId, stage } = await readModelVersionView(ctx, input.modelVersionId);
  await authorize(ctx, 'model.write', { projectId });
  return runInTransaction(ctx, async (inner) => {
    await inner.db.update(modelVersions).set({ stage: 'retired' }).where(eq(modelVersions.id, id));
    await inner.db.delete(deployments).where(eq(deployments.modelVersionId, id));
    if (stage !== 'retired') {
      await writeAuditEvent(inner, 'model_version.retired', { projectId, objectId: id });
    }
    return readModelVersionView(inner, id);
  });
}
