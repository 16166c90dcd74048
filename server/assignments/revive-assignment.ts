import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { assignments } from '@/db/schema/assignments';
import { tasks } from '@/db/schema/tasks';
import type { Ctx } from '../context';
import { LEASE_END } from './lease';

/**
 * Makes an expired assignment active again if its task still has a free slot and the person has
 * no other part in it; says whether it did. Call it inside a transaction.
 */
export async function reviveAssignment(
  ctx: Pick<Ctx, 'db'>,
  assignment: { id: string; taskId: string; userId: string },
): Promise<boolean> {
  const [task] = await ctx.db
    .select({ slots: tasks.slots, status: tasks.status })
    .from(tasks)
    .where(eq(tasks.id, assignment.taskId))
    .for('no key update');
  if (task === undefined || task.slots === 0 || task.status !== 'open') return false;
  const others = await ctx.db
    .select({ id: assignments.id })
    .from(assignments)
    .where(
      and(
        eq(assignments.userId, assignment.userId),
        eq(assignments.taskId, assignment.taskId),
        ne(assignments.id, assignment.id),
        inArray(assignments.status, ['active', 'submitted']),
      ),
    );
  if (others.length > 0) return false;
  const revived = await ctx.db
    .update(assignments)
    .set({ status: 'active', holdsSlot: true, endedAt: null, leaseExpiresAt: LEASE_END as never })
    .where(and(eq(assignments.id, assignment.id), eq(assignments.status, 'expired')))
    .returning({ id: assignments.id });
  if (revived.length === 0) return false;
  await ctx.db
    .update(tasks)
    .set({ slots: sql`${tasks.slots} - 1` })
    .where(eq(tasks.id, assignment.taskId));
  return true;
}
