import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { readyMadeModels } from '@/db/schema/ready-made-models';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import { readProjectView } from '../projects/project-view';
import { runInTransaction } from '../run-in-transaction';
import { type ReadyMadeModelView, type ReadyMadeName, toReadyMadeView } from './ready-made-offers';

/**
 * Starts fetching a ready-made model in the background; one under way or added already is left
 * alone, a failed one is tried again.
 * @throws AppError `invalid` for a project of texts
 */
export async function addReadyMadeModel(
  ctx: Ctx,
  input: { projectId: EntityId<'project'>; name: ReadyMadeName },
): Promise<ReadyMadeModelView> {
  const { projectId, name } = input;
  await authorize(ctx, 'model.write', { projectId });
  return runInTransaction(ctx, async (inner) => {
    const { kind } = await readProjectView(inner, projectId, null);
    if (kind !== 'image') {
      throw new AppError('invalid', {
        message: 'This model takes pictures; the project holds texts',
      });
    }
    const fresh = {
      state: 'fetching',
      progress: 0,
      failure: null,
      modelVersionId: null,
    } as const;
    const started = await inner.db
      .insert(readyMadeModels)
      .values({ projectId, name, ...fresh })
      .onConflictDoUpdate({
        target: [readyMadeModels.projectId, readyMadeModels.name],
        set: fresh,
        setWhere: eq(readyMadeModels.state, 'failed'),
      })
      .returning();
    if (started.length > 0) {
      await enqueue(inner, 'add-ready-made-model', { projectId, name });
      await writeAuditEvent(inner, 'ready_made_model.requested', { projectId, details: { name } });
    }
    const [row] = await inner.db
      .select()
      .from(readyMadeModels)
      .where(and(eq(readyMadeModels.projectId, projectId), eq(readyMadeModels.name, name)));
    return toReadyMadeView(name, row);
  });
}
