import { eq } from 'drizzle-orm';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { AppError } from '@/core/errors';
import { modelVersions } from '@/db/schema/model-versions';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readProjectView } from '../projects/project-view';
import { runInTransaction } from '../run-in-transaction';
import { mapCardClasses } from './map-card-classes';
import { readModelVersionView } from './model-view';

/**
 * Releases a draft, its classes led to the project's; twice is once.
 * @throws AppError `conflict` for a retired one, `invalid` where no class is the project's
 */
export async function publishModelVersion(
  ctx: Ctx,
  input: { modelVersionId: string },
): Promise<ModelVersionView> {
  const view = await readModelVersionView(ctx, input.modelVersionId);
  const { id, projectId } = view;
  await authorize(ctx, 'model.write', { projectId });
  return runInTransaction(ctx, async (inner) => {
    const [now] = await inner.db
      .select()
      .from(modelVersions)
      .where(eq(modelVersions.id, id))
      .for('update');
    if (now?.stage === 'retired') {
      throw new AppError('conflict', { message: 'A retired version cannot be published again' });
    }
    if (now?.stage === 'draft') {
      const { labelSchema } = await readProjectView(inner, projectId, null);
      const card = mapCardClasses(now.card, labelSchema);
      await inner.db
        .update(modelVersions)
        .set({ stage: 'published', card })
        .where(eq(modelVersions.id, id));
      await writeAuditEvent(inner, 'model_version.published', { projectId, objectId: id });
    }
    return readModelVersionView(inner, id);
  });
}
