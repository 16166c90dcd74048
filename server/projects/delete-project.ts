import { eq } from 'drizzle-orm';
import { projects } from '@/db/schema/projects';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';

/** Deletes a project with all it holds; the audit trail of it stays. */
export async function deleteProject(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ isDone: true }> {
  await authorize(ctx, 'project.delete', input);
  return runInTransaction(ctx, async (inner) => {
    const [row] = await inner.db
      .delete(projects)
      .where(eq(projects.id, input.projectId))
      .returning({ name: projects.name });
    await writeAuditEvent(inner, 'project.deleted', {
      projectId: input.projectId,
      objectId: input.projectId,
      details: { name: row?.name ?? null },
    });
    return { isDone: true };
  });
}
