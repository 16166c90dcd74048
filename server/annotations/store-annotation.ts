import { type SQL, sql } from 'drizzle-orm';
import type { Answer } from '@/core/annotation';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';
import { sqlInstant } from '../sql-instant';
import { closeLateAssignment } from './close-late-assignment';

export interface NewAnnotation {
  id: EntityId<'annotation'>;
  assignmentId: string;
  taskId: string;
  projectId: string;
  userId: string;
  labelSchemaVersion: number;
  answer: Answer;
  durationMs: number;
}

export interface StoredAnnotation {
  submittedAt: string;
  holdsSlot: boolean;
  /** How many further people the task still wants. */
  slots: number;
}

function insertAnnotation(annotation: NewAnnotation, isExtra: SQL, from: SQL): SQL {
  const { id, assignmentId, taskId, projectId, userId, labelSchemaVersion } = annotation;
  const { regions, classIds } = annotation.answer;
  return sql`
    insert into annotations (id, assignment_id, task_id, project_id, user_id,
      label_schema_version, regions, class_ids, duration_ms, is_extra, submitted_at)
    select ${id}, ${assignmentId}, ${taskId}, ${projectId}, ${userId},
      ${labelSchemaVersion}::int, ${JSON.stringify(regions)}::jsonb,
      ${sql.param(classIds)}::int[], ${annotation.durationMs}::int, ${isExtra}, now() ${from}
    returning ${sqlInstant('submitted_at')} as "submittedAt"`;
}

/**
 * Stores the answer to an active assignment and submits that, in one statement; null, and nothing
 * is done, where it is not active. The draft stays for as long as the answer can be taken back.
 */
export async function storeInTime(
  ctx: Pick<Ctx, 'db'>,
  annotation: NewAnnotation,
): Promise<StoredAnnotation | null> {
  const [stored] = await executePrepared<StoredAnnotation>(
    ctx,
    sql`
    with closed as (
      update assignments a set status = 'submitted', ended_at = now() from tasks t
      where a.id = ${annotation.assignmentId} and a.status = 'active' and t.id = a.task_id
      returning a.id, a.holds_slot, t.slots
    ), stored as (${insertAnnotation(annotation, sql`not holds_slot`, sql`from closed`)})
    select stored."submittedAt", closed.holds_slot as "holdsSlot", closed.slots
    from closed, stored`,
  );
  return stored ?? null;
}

/**
 * Stores the answer to an assignment that was not active when it came. Call it inside a transaction.
 * @throws AppError `assignment_closed` for one that is submitted or skipped
 */
export async function storeLate(
  ctx: Pick<Ctx, 'db'>,
  annotation: NewAnnotation,
): Promise<StoredAnnotation> {
  const closed = await closeLateAssignment(ctx, annotation);
  if (closed === 'is active') {
    // Taken up again between the two looks: it is locked now, so the first way works.
    const inTime = await storeInTime(ctx, annotation);
    if (inTime === null) throw new AppError('internal');
    return inTime;
  }
  const [stored] = await executePrepared<{ submittedAt: string }>(
    ctx,
    insertAnnotation(annotation, sql`${!closed.holdsSlot}::boolean`, sql``),
  );
  if (stored === undefined) throw new AppError('internal');
  return { ...stored, ...closed };
}
