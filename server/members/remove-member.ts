import { and, eq } from 'drizzle-orm';
import { projectMembers } from '@/db/schema/project-members';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { assertManagerRemains, lockMembers } from './lock-members';

/**
 * Takes a person out of a project from the next request on; their votes stay.
 * @throws AppError `last_manager`, `not_found` for no member
 */
export async function removeMember(ctx: Ctx, input: { projectId: string; userId: string }) {
  await authorize(ctx, 'members.write', input);
  const { projectId, userId } = input;
  await ctx.db.transaction(async (tx) => {
    assertManagerRemains(await lockMembers(tx, projectId), userId, null);
    await tx
      .delete(projectMembers)
      .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, userId)));
    await writeAuditEvent({ ...ctx, db: tx }, 'member.removed', { projectId, objectId: userId });
  });
  return { isDone: true as const };
}
