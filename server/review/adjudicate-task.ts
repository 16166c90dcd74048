import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Answer } from '@/core/annotation';
import type { adjudicateTaskContract } from '@/core/contracts/adjudicate-task.contract';
import { AppError } from '@/core/errors';
import { type EntityId, newId } from '@/core/ids';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { adjudications } from '@/db/schema/adjudications';
import { annotations } from '@/db/schema/annotations';
import { consensus } from '@/db/schema/consensus';
import { assertFitsSchema } from '../annotations/assert-fits-schema';
import { fitRegions } from '../annotations/fit-regions';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import { storeResolvedLabels } from '../consensus/store-resolved-labels';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';

type Decision = z.output<(typeof adjudicateTaskContract)['body']>;
type Input = Decision & { taskId: EntityId<'task'> };

interface TaskContext {
  projectId: string;
  widthPx: number | null;
  heightPx: number | null;
  textLength: number | null;
  labelSchema: LabelSchema;
  isInHands: boolean;
}

async function readTaskContext(ctx: Ctx, taskId: string): Promise<TaskContext> {
  const [row] = await ctx.db.execute<TaskContext & Record<string, unknown>>(sql`
    select t.project_id as "projectId", i.width_px as "widthPx", i.height_px as "heightPx",
      char_length(i.text) as "textLength",
      s.label_schema as "labelSchema", exists (select 1 from assignments h
        where h.task_id = t.id and h.user_id = ${ctx.actor.userId} and h.status = 'active')
        as "isInHands"
    from tasks t join items i on i.id = t.item_id
    join lateral (select label_schema from label_schemas
      where project_id = t.project_id order by version desc limit 1) s on true
    where t.id = ${taskId}`);
  if (row === undefined) throw new AppError('not_found');
  return row;
}

/** What a reviewer takes over from the consensus: objects below the quorum are left out. */
async function readConsensusAnswer(ctx: Ctx, taskId: string): Promise<Answer> {
  const [row] = await ctx.db.select().from(consensus).where(eq(consensus.taskId, taskId));
  if (row === undefined) {
    throw new AppError('conflict', { message: 'There is no consensus to take yet' });
  }
  const kept = row.regions.filter(({ isDisputed }) => !isDisputed);
  return { regions: kept.map(({ region }) => region), classIds: row.classIds };
}

async function decideAnswer(ctx: Ctx, input: Input, about: TaskContext): Promise<Answer> {
  if (input.source === 'consensus') return readConsensusAnswer(ctx, input.taskId);
  if (input.source === 'edited') {
    const answer = { ...input.answer, regions: fitRegions(input.answer.regions, about) };
    await assertFitsSchema(ctx, about.projectId, about.labelSchema, answer);
    return answer;
  }
  const [row] = await ctx.db
    .select()
    .from(annotations)
    .where(eq(annotations.id, input.annotationId));
  if (row === undefined || row.taskId !== input.taskId) {
    throw new AppError('invalid', { message: 'That answer is not one to this task' });
  }
  return { regions: row.regions, classIds: row.classIds };
}

/**
 * Settles a task by a person's decision and makes it the resolved label, in one transaction; the
 * newest decision holds, earlier ones are kept.
 * @throws AppError `invalid` for an edited answer that does not fit the classes or the picture,
 *   `conflict` where there is no consensus to take, `forbidden` while the caller is labelling the task
 */
export async function adjudicateTask(
  ctx: Ctx,
  input: Input,
): Promise<{ id: EntityId<'adjudication'>; taskId: EntityId<'task'> }> {
  const about = await readTaskContext(ctx, input.taskId);
  const { projectId } = about;
  await authorize(ctx, 'review.write', { projectId });
  if (about.isInHands) {
    throw new AppError('forbidden', {
      message: 'You are labelling this item yourself; submit or skip it first',
    });
  }
  return runInTransaction(ctx, async (inner) => {
    await inner.db.execute(sql`select id from tasks where id = ${input.taskId} for no key update`);
    const answer = await decideAnswer(inner, input, about);
    const id = newId('adjudication');
    const { regions, classIds } = answer;
    await inner.db.insert(adjudications).values({
      id,
      taskId: input.taskId,
      projectId,
      userId: ctx.actor.userId,
      source: input.source,
      annotationId: input.source === 'annotation' ? input.annotationId : null,
      regions,
      classIds,
      reason: input.reason,
      // Read after the lock is held, so that one task's decisions sort in the order of commit.
      createdAt: sql`clock_timestamp()`,
    });
    await storeResolvedLabels(inner.db, projectId, input.taskId);
    await writeAuditEvent(inner, 'task.adjudicated', {
      projectId,
      objectId: input.taskId,
      details: { source: input.source, reason: input.reason },
    });
    return { id, taskId: input.taskId };
  });
}
