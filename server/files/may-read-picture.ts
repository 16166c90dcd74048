import { AppError } from '@/core/errors';
import { PROJECT_ACTIONS } from '@/core/roles';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/**
 * Whether the actor may see a picture of the project: those who oversee it may, and annotators who
 * were ever handed its task.
 */
export async function mayReadPicture(
  ctx: Ctx,
  picture: { projectId: string; isAssigned: boolean },
): Promise<boolean> {
  try {
    const role = await authorize(ctx, 'project.read', picture);
    const overseers: readonly string[] = PROJECT_ACTIONS['items.read'];
    return picture.isAssigned || role === 'admin' || (role !== null && overseers.includes(role));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false;
    throw error;
  }
}
