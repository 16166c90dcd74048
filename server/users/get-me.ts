import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/** Returns who the caller is; a token of one project sees only that membership. */
export async function getMe(ctx: Ctx) {
  await authorize(ctx, 'self.read', 'instance');
  const { userId, tokenProjectId, scopes } = ctx.actor;
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (user === undefined) throw new AppError('unauthenticated');
  const memberships = await ctx.db
    .select({ projectId: projectMembers.projectId, role: projectMembers.role })
    .from(projectMembers)
    .where(
      and(
        eq(projectMembers.userId, userId),
        tokenProjectId === null ? undefined : eq(projectMembers.projectId, tokenProjectId),
      ),
    );
  const { id, name, email, instanceRole } = user;
  const hasPassword = user.passwordHash !== null;
  return { id, name, email, instanceRole, hasPassword, memberships, scopes: scopes && [...scopes] };
}
