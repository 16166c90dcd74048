import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { skipAssignmentContract } from '@/core/contracts/skip-assignment.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findOwnAssignment } from './find-own-assignment';

type Input = z.output<(typeof skipAssignmentContract)['body']> & {
  assignmentId: EntityId<'assignment'>;
};

/**
 * Gives a task back with a reason: its slot is free for somebody else at once, and the same person
 * does not get it again. Skipping twice is the same as once.
 * @throws AppError `assignment_closed` for a submitted one
 */
export async function skipAssignment(
  ctx: Ctx,
  input: Input,
): Promise<{ id: EntityId<'assignment'>; state: 'skipped' }> {
  const assignment = await findOwnAssignment(ctx, input.assignmentId);
  await authorize(ctx, 'work.label', assignment);
  const answer = { id: input.assignmentId, state: 'skipped' as const };
  if (assignment.status === 'skipped') return answer;
  const rows = await ctx.db.execute(sql`
    with held as (
      select id from tasks where id = ${assignment.taskId} for no key update
    ), before as (
      select a.id, a.status, a.holds_slot from assignments a join held on held.id = a.task_id
      where a.id = ${assignment.id} and a.status in ('active', 'expired') for update of a
    ), ended as (
      update assignments a set status = 'skipped', ended_at = now(),
        skip_reason = ${input.reason}, skip_comment = ${input.comment}
      from before where a.id = before.id returning a.task_id
    ), freed as (
      update tasks t set slots = t.slots + 1 from ended, before
      where t.id = ended.task_id and before.status = 'active' and before.holds_slot
    )
    select 1 from ended`);
  if (rows.length > 0) return answer;
  const now = await findOwnAssignment(ctx, input.assignmentId);
  if (now.status !== 'skipped') throw new AppError('assignment_closed');
  return answer;
}
