import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { getDraftContract } from '@/core/contracts/get-draft.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findOwnAssignment } from './find-own-assignment';
import { readDraft, readOperations } from './read-draft';

type Answer = z.output<(typeof getDraftContract)['response']>;

/** The newest draft that an earlier, expired assignment of the same person and task has left. */
async function findLeftDraft(
  ctx: Pick<Ctx, 'db'>,
  assignment: { userId: string; taskId: string },
): Promise<string | null> {
  const [row] = await ctx.db.execute<{ id: string }>(sql`
    select p.id from assignments p join drafts d on d.assignment_id = p.id
    where p.user_id = ${assignment.userId} and p.task_id = ${assignment.taskId}
      and p.status = 'expired' order by d.saved_at desc limit 1`);
  return row?.id ?? null;
}

/**
 * Returns the draft of one's own assignment with its operations, so that work goes on where it
 * was, on any device; one left in an earlier lease of the task comes along as version 0.
 * @throws AppError `not_found` for anybody else's
 */
export async function getDraft(ctx: Ctx, input: { assignmentId: string }): Promise<Answer> {
  const assignment = await findOwnAssignment(ctx, input.assignmentId);
  await authorize(ctx, 'work.label', assignment);
  const own = await readDraft(ctx, assignment.id);
  if (own !== null) return { ...own, operations: await readOperations(ctx, assignment.id) };
  const leftId = assignment.status === 'active' ? await findLeftDraft(ctx, assignment) : null;
  const left = leftId === null ? null : await readDraft(ctx, leftId);
  if (leftId === null || left === null) {
    return { document: null, version: 0, seq: 0, savedAt: null, operations: [] };
  }
  return { ...left, version: 0, operations: await readOperations(ctx, leftId) };
}
