import { sql } from 'drizzle-orm';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readPreLabeller } from '../models/read-prelabeller';
import { findOwnAssignment } from './find-own-assignment';
import { markBlindTasks } from './mark-blind-tasks';
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
  const leased = await readAssignmentViews(ctx, sql`a.id = ${input.assignmentId}`, 1);
  const [view] = markBlindTasks(leased, await readPreLabeller(ctx, projectId));
  if (view === undefined) throw new AppError('not_found');
  return view;
}
