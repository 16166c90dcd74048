import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import {
  WITHDRAW_MINUTES,
  type withdrawAnnotationContract,
} from '@/core/contracts/withdraw-annotation.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { findOwnAssignment } from '../assignments/find-own-assignment';
import { renewLease } from '../assignments/renew-lease';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import { runInTransaction } from '../run-in-transaction';
import { restoreDraft } from './restore-draft';

type View = z.input<(typeof withdrawAnnotationContract)['response']>;
/** Why an answer has to stay. */
type Reason = 'too_old' | 'reviewed' | 'decided' | 'frozen';

/** Says what stands on the answer of an assignment already; null where nothing does. */
async function findReason(ctx: Pick<Ctx, 'db'>, assignmentId: string): Promise<Reason | null> {
  const [row] = await ctx.db.execute<{ reason: Reason | null }>(sql`
    select case
      when n.submitted_at < now() - make_interval(mins => ${WITHDRAW_MINUTES}) then 'too_old'
      when exists (select 1 from reviews r where r.annotation_id = n.id) then 'reviewed'
      when exists (select 1 from adjudications d where d.task_id = n.task_id) then 'decided'
      when exists (select 1 from dataset_versions v join dataset_items i on i.dataset_version_id = v.id
        where v.project_id = n.project_id and v.created_at >= n.submitted_at
          and i.item_id = t.item_id) then 'frozen'
      end as reason
    from annotations n join tasks t on t.id = n.task_id where n.assignment_id = ${assignmentId}`);
  return row?.reason ?? null;
}

/** Moves the answer to the withdrawn ones; what was derived from it for its task goes with it. */
async function moveAway(ctx: Pick<Ctx, 'db'>, assignmentId: string, taskId: string): Promise<void> {
  await ctx.db.execute(sql`
    with gone as (
      delete from annotations where assignment_id = ${assignmentId} returning *
    ), reopened as (
      update assignments set status = 'active', ended_at = null where id = ${assignmentId}
    )
    insert into withdrawn_annotations (id, assignment_id, project_id, user_id,
      label_schema_version, answer, duration_ms, submitted_at, withdrawn_at)
    select id, assignment_id, project_id, user_id, label_schema_version,
      jsonb_build_object('regions', regions, 'classIds', class_ids), duration_ms, submitted_at, now()
    from gone`);
  await ctx.db.execute(sql`delete from resolved_labels where task_id = ${taskId}`);
  await ctx.db.execute(sql`delete from consensus where task_id = ${taskId}`);
}

/**
 * Takes one's own answer back soon after it was submitted: it is no vote any more but stays on
 * record, the assignment is active again with its slot and its draft, and consensus is queued to
 * be derived anew from the others' votes. Withdrawing twice is the same as once.
 * @throws AppError `withdrawal_closed` with the reason in its details where the answer is too old,
 *   reviewed, decided upon or frozen; `assignment_closed` for a skipped or expired assignment
 */
export async function withdrawAnnotation(
  ctx: Ctx,
  input: { assignmentId: EntityId<'assignment'> },
): Promise<View> {
  const assignment = await findOwnAssignment(ctx, input.assignmentId);
  await authorize(ctx, 'work.label', assignment);
  const { id: assignmentId, taskId } = assignment;
  const projectId = assignment.projectId as EntityId<'project'>;
  return runInTransaction(ctx, async (inner) => {
    await inner.db.execute(sql`select 1 from tasks where id = ${taskId} for no key update`);
    const [present] = await inner.db.execute<{ status: string }>(
      sql`select status from assignments where id = ${assignmentId} for update`,
    );
    if (present?.status === 'submitted') {
      const reason = await findReason(inner, assignmentId);
      if (reason !== null) throw new AppError('withdrawal_closed', { details: { reason } });
      await restoreDraft(inner, assignmentId);
      await moveAway(inner, assignmentId, taskId);
      await enqueue(inner, 'recompute-consensus', { projectId });
    } else if (present?.status !== 'active') throw new AppError('assignment_closed');
    const leaseExpiresAt = await renewLease(inner, assignment);
    return { id: input.assignmentId, state: 'active', leaseExpiresAt };
  });
}
