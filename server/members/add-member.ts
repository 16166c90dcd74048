import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { ProjectRole } from '@/core/roles';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { getMemberView } from './get-member-view';

/**
 * Adds a user who has an account to a project.
 * @throws AppError `not_found` where nobody has the e-mail, `conflict` for a member
 */
export async function addMember(
  ctx: Ctx,
  input: { projectId: string; email: string; role: ProjectRole },
) {
  await authorize(ctx, 'members.write', input);
  const { projectId, role } = input;
  return ctx.db.transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          sql`lower(${users.email}) = ${input.email.toLowerCase()}`,
          eq(users.isDisabled, false),
          eq(users.isSimulated, false),
        ),
      );
    if (user === undefined) {
      throw new AppError('not_found', { message: 'Nobody here has this e-mail; send an invite' });
    }
    const added = await tx
      .insert(projectMembers)
      .values({ projectId, userId: user.id, role })
      .onConflictDoNothing()
      .returning({ userId: projectMembers.userId });
    if (added.length === 0) throw new AppError('conflict', { message: 'Is a member already' });
    await writeAuditEvent({ ...ctx, db: tx }, 'member.added', {
      projectId,
      objectId: user.id,
      details: { role },
    });
    return getMemberView(tx, projectId, user.id);
  });
}
