import { eq } from 'drizzle-orm';
import { readyMadeModels } from '@/db/schema/ready-made-models';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { READY_MADE_NAMES, type ReadyMadeModelView, toReadyMadeView } from './ready-made-offers';

/** Returns the models on offer to a project, with the progress of those being fetched. */
export async function listReadyMadeModels(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ models: ReadyMadeModelView[] }> {
  await authorize(ctx, 'model.read', input);
  const rows = await ctx.db
    .select()
    .from(readyMadeModels)
    .where(eq(readyMadeModels.projectId, input.projectId));
  return {
    models: READY_MADE_NAMES.map((name) =>
      toReadyMadeView(
        name,
        rows.find((row) => row.name === name),
      ),
    ),
  };
}
