import { sql } from 'drizzle-orm';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findOwnAssignment } from './find-own-assignment';
import { readAssignmentViews } from './read-assignment-views';

/**
 * Returns one of the caller's own assignments with its draft.
 * @throws AppError `not_found` for anybody else's
 */
export async function getAssignment(
  ctx: Ctx,
  input: { assignmentId: string },
): Promise<AssignmentView> {
  const { projectId } = await findOwnAssignment(ctx, input.assignmentId);
  await authorize(ctx, 'work.label', { projectId });
  const [view] = await readAssignmentViews(ctx, sql`a.id = ${input.assignmentId}`, 1);
  if (view === undefined) throw new AppError('not_found');
  return view;
}
