import { sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';

export interface SubmissionContext {
  assignmentId: string;
  taskId: string;
  projectId: string;
  userId: string;
  status: 'active' | 'submitted' | 'skipped' | 'expired';
  /** How many further people the task wanted when this was read. */
  slots: number;
  kind: ProjectKind;
  widthPx: number | null;
  heightPx: number | null;
  /** Of the item's text in code points; null for a picture. */
  textLength: number | null;
  labelSchema: LabelSchema;
  labelSchemaVersion: number;
}

/**
 * Returns, in one query, all that an answer to an own assignment is checked against.
 * @throws AppError `not_found` for somebody else's assignment
 */
export async function readSubmissionContext(
  ctx: Ctx,
  assignmentId: string,
): Promise<SubmissionContext> {
  const [row] = await executePrepared<SubmissionContext & Record<string, unknown>>(
    ctx,
    sql`
    select a.id as "assignmentId", a.task_id as "taskId", a.project_id as "projectId",
      a.user_id as "userId", a.status, t.slots, p.kind, i.width_px as "widthPx", i.height_px as "heightPx",
      char_length(i.text) as "textLength",
      s.label_schema as "labelSchema", s.version as "labelSchemaVersion"
    from assignments a
    join projects p on p.id = a.project_id
    join tasks t on t.id = a.task_id
    join items i on i.id = t.item_id
    join lateral (select label_schema, version from label_schemas
      where project_id = a.project_id order by version desc limit 1) s on true
    where a.id = ${assignmentId} and a.user_id = ${ctx.actor.userId}`,
  );
  if (row === undefined) throw new AppError('not_found');
  return row;
}
