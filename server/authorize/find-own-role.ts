import { and, eq } from 'drizzle-orm';
import type { ProjectRole } from '@/core/roles';
import { projectMembers } from '@/db/schema/project-members';
import type { Ctx } from '../context';

/** Returns the actor's own role in a project, null for an instance admin who is no member. */
export async function findOwnRole(ctx: Ctx, projectId: string): Promise<ProjectRole | null> {
  const [row] = await ctx.db
    .select({ role: projectMembers.role })
    .from(projectMembers)
    .where(
      and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, ctx.actor.userId)),
    );
  return row?.role ?? null;
}
