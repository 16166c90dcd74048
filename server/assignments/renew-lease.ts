import { sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { Ctx } from '../context';
import { sqlInstant } from '../sql-instant';
import { LEASE_END } from './lease';
import { reviveAssignment } from './revive-assignment';

/**
 * Extends the lease of an own assignment and returns its new end; one that has expired is taken up
 * again where its task still has a free slot, and otherwise stays expired (its answer can still be
 * submitted, as an extra vote). Call it inside a transaction.
 * @throws AppError `assignment_closed` for a submitted or skipped one
 */
export async function renewLease(
  ctx: Pick<Ctx, 'db'>,
  assignment: { id: string; taskId: string; userId: string },
): Promise<string> {
  const renewed = await extend(ctx, assignment.id);
  if (renewed !== null) return renewed;
  await reviveAssignment(ctx, assignment);
  const [row] = await ctx.db.execute<{ status: string; end: string }>(sql`
    select status, ${sqlInstant('lease_expires_at')} as end from assignments
    where id = ${assignment.id}`);
  if (row?.status !== 'active' && row?.status !== 'expired') {
    throw new AppError('assignment_closed');
  }
  return row.end;
}

async function extend(ctx: Pick<Ctx, 'db'>, assignmentId: string): Promise<string | null> {
  const [row] = await ctx.db.execute<{ end: string }>(sql`
    update assignments set lease_expires_at = ${LEASE_END}
    where id = ${assignmentId} and status = 'active'
    returning ${sqlInstant('lease_expires_at')} as end`);
  return row?.end ?? null;
}
