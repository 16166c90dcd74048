import { eq } from 'drizzle-orm';
import type { ImportView } from '@/core/contracts/create-import.contract';
import { AppError } from '@/core/errors';
import { type EntityId, newId } from '@/core/ids';
import { imports } from '@/db/schema/imports';
import { projects } from '@/db/schema/projects';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import { runInTransaction } from '../run-in-transaction';
import { IMPORT_LIMITS } from './import-limits';
import type { Rejection } from './import-record';
import { toImportView } from './import-view';
import type { Upload } from './read-upload';

interface Input {
  projectId: EntityId<'project'>;
  format: ImportView['format'];
  /** Files that are stored already. */
  uploads: Upload[];
  /** Files that were refused while they arrived. */
  rejections?: Rejection[];
}

/**
 * Notes what was uploaded and queues its processing; nothing is read yet.
 * @throws AppError `invalid` for no files, or a format that does not suit the project
 */
export async function createImport(ctx: Ctx, input: Input): Promise<ImportView> {
  const { projectId, format, uploads, rejections = [] } = input;
  await authorize(ctx, 'import.write', { projectId });
  return runInTransaction(ctx, async (inner) => {
    const [project] = await inner.db
      .select({ kind: projects.kind })
      .from(projects)
      .where(eq(projects.id, projectId));
    if ((project?.kind === 'image') !== (format === 'images')) {
      throw new AppError('invalid', {
        message: `A project of kind ${project?.kind} does not take the format ${format}`,
      });
    }
    if (uploads.length + rejections.length === 0) {
      throw new AppError('invalid', { message: 'Send at least one file' });
    }
    const id = newId('import');
    const [row] = await inner.db
      .insert(imports)
      .values({
        id,
        projectId,
        format,
        uploads,
        foundCount: rejections.length,
        rejectedCount: rejections.length,
        rejections: rejections.slice(0, IMPORT_LIMITS.rejectionsKept),
        createdBy: ctx.actor.userId,
      })
      .returning();
    if (row === undefined) throw new AppError('internal');
    await writeAuditEvent(inner, 'import.created', {
      projectId,
      objectId: id,
      details: { format, files: uploads.length },
    });
    await enqueue(inner, 'run-import', { importId: id });
    return toImportView(row);
  });
}
