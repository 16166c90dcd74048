import { eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { newId } from '@/core/ids';
import type { LabelSchema, LabelSchemaChange } from '@/core/label-schema/label-schema';
import { nextLabelSchema } from '@/core/label-schema/next-label-schema';
import { labelSchemas } from '@/db/schema/label-schemas';
import { projects } from '@/db/schema/projects';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { getLabelSchema } from './get-label-schema';

/**
 * Adds the next version of a label schema; earlier versions stay, and open drafts stay valid.
 * @throws AppError `stale_version` unless `ifMatch` is the present version, `invalid` for a change
 *   that does not hold together
 */
export async function changeLabelSchema(
  ctx: Ctx,
  input: { projectId: string; ifMatch: number; change: LabelSchemaChange },
): Promise<{ version: number; labelSchema: LabelSchema }> {
  const { projectId } = input;
  await authorize(ctx, 'project.update', { projectId });
  return runInTransaction(ctx, async (inner) => {
    const [project] = await inner.db
      .select({ kind: projects.kind })
      .from(projects)
      .where(eq(projects.id, projectId))
      .for('no key update');
    if (project === undefined) throw new AppError('not_found');
    const before = await getLabelSchema(inner, { projectId });
    if (before.version !== input.ifMatch) {
      throw new AppError('stale_version', { details: { version: before.version } });
    }
    const labelSchema = nextLabelSchema(project.kind, before.labelSchema, input.change);
    const version = before.version + 1;
    await inner.db
      .insert(labelSchemas)
      .values({ id: newId('labelSchema'), projectId, version, labelSchema });
    await writeAuditEvent(inner, 'label_schema.changed', {
      projectId,
      objectId: projectId,
      details: { version },
    });
    return { version, labelSchema };
  });
}
