import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { assignments } from '@/db/schema/assignments';
import type { Ctx } from '../context';

/**
 * Returns the actor's own assignment without locking it.
 * @throws AppError `not_found` where there is none, or it is somebody else's
 */
export async function findOwnAssignment(ctx: Ctx, assignmentId: string) {
  const [row] = await ctx.db
    .select()
    .from(assignments)
    .where(and(eq(assignments.id, assignmentId), eq(assignments.userId, ctx.actor.userId)));
  if (row === undefined) throw new AppError('not_found');
  return row;
}
