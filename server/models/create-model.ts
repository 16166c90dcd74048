import type { z } from 'zod';
import type { createModelContract, ModelView } from '@/core/contracts/create-model.contract';
import { AppError } from '@/core/errors';
import { newId } from '@/core/ids';
import { models } from '@/db/schema/models';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { readModelView } from './model-view';

/**
 * Makes a registry entry without versions.
 * @throws AppError `conflict` for a name that is taken on this instance
 */
export async function createModel(
  ctx: Ctx,
  input: z.output<(typeof createModelContract)['body']>,
): Promise<ModelView> {
  const { projectId } = input;
  await authorize(ctx, 'model.write', { projectId });
  return runInTransaction(ctx, async (inner) => {
    const id = newId('model');
    const inserted = await inner.db
      .insert(models)
      .values({ ...input, id })
      .onConflictDoNothing()
      .returning({ id: models.id });
    if (inserted.length === 0) {
      throw new AppError('conflict', { message: 'This model name is taken on this instance' });
    }
    await writeAuditEvent(inner, 'model.created', { projectId, objectId: id });
    return readModelView(inner, id);
  });
}
