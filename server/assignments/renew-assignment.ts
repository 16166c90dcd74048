import type { EntityId } from '@/core/ids';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { findOwnAssignment } from './find-own-assignment';
import { renewLease } from './renew-lease';

/**
 * Extends the lease of an own assignment by 15 minutes from now, taking an expired one up again
 * where its task still has room.
 * @throws AppError `assignment_closed`, `not_found`
 */
export async function renewAssignment(
  ctx: Ctx,
  input: { assignmentId: EntityId<'assignment'> },
): Promise<{ id: EntityId<'assignment'>; leaseExpiresAt: string }> {
  const assignment = await findOwnAssignment(ctx, input.assignmentId);
  await authorize(ctx, 'work.label', assignment);
  const leaseExpiresAt = await runInTransaction(ctx, (inner) => renewLease(inner, assignment));
  return { id: input.assignmentId, leaseExpiresAt };
}
