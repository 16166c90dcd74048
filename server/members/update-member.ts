import { and, eq } from 'drizzle-orm';
import type { ProjectRole } from '@/core/roles';
import { projectMembers } from '@/db/schema/project-members';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { getMemberView } from './get-member-view';
import { assertManagerRemains, lockMembers } from './lock-members';

/**
 * Changes a member’s role in one project; it holds from the next request on.
 * @throws AppError `last_manager`, `not_found` for no member
 */
export async function updateMember(
  ctx: Ctx,
  input: { projectId: string; userId: string; role: ProjectRole },
) {
  await authorize(ctx, 'members.write', input);
  const { projectId, userId, role } = input;
  return ctx.db.transaction(async (tx) => {
    assertManagerRemains(await lockMembers(tx, projectId), userId, role);
    await tx
      .update(projectMembers)
      .set({ role })
      .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, userId)));
    await writeAuditEvent({ ...ctx, db: tx }, 'member.role_changed', {
      projectId,
      objectId: userId,
      details: { role },
    });
    return getMemberView(tx, projectId, userId);
  });
}
