import { sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';

export interface ClosedAssignment {
  holdsSlot: boolean;
  /** How many further people the task still wants. */
  slots: number;
}

/**
 * Submits an assignment that has expired: it gets a free slot of its task, or none, so that its
 * answer is an extra vote. Where the person has claimed the same task anew, that assignment hands
 * its slot over and ends. Says so where it is active after all, and locks it. Call it inside a
 * transaction.
 * @throws AppError `assignment_closed` for one that is submitted or skipped
 */
export async function closeLateAssignment(
  ctx: Pick<Ctx, 'db'>,
  assignment: { assignmentId: string; taskId: string; userId: string },
): Promise<ClosedAssignment | 'is active'> {
  const { assignmentId, taskId, userId } = assignment;
  const [task] = await executePrepared<{ slots: number }>(
    ctx,
    sql`select slots from tasks where id = ${taskId} for no key update`,
  );
  const own = await executePrepared<{ id: string; status: string; holdsSlot: boolean }>(
    ctx,
    sql`
    select id, status, holds_slot as "holdsSlot" from assignments
    where task_id = ${taskId} and user_id = ${userId} order by id for update`,
  );
  const late = own.find(({ id }) => id === assignmentId);
  if (late?.status === 'active') return 'is active';
  const isAnswered = own.some(({ status }) => status === 'submitted');
  if (task === undefined || late?.status !== 'expired' || isAnswered) {
    throw new AppError('assignment_closed');
  }
  const successor = own.find(({ status }) => status === 'active');
  const takesOver = successor?.holdsSlot === true;
  const takesFree = !takesOver && task.slots > 0;
  if (successor !== undefined) {
    await executePrepared(
      ctx,
      sql`update assignments set status = 'expired', ended_at = now(),
      holds_slot = false where id = ${successor.id}`,
    );
  }
  const holdsSlot = takesOver || takesFree;
  await executePrepared(
    ctx,
    sql`update assignments set status = 'submitted', ended_at = now(),
    holds_slot = ${holdsSlot} where id = ${assignmentId}`,
  );
  if (takesFree) {
    await executePrepared(ctx, sql`update tasks set slots = slots - 1 where id = ${taskId}`);
  }
  return { holdsSlot, slots: takesFree ? task.slots - 1 : task.slots };
}
