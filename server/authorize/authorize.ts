import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import {
  type Action,
  INSTANCE_ACTIONS,
  type InstanceAction,
  PROJECT_ACTIONS,
  type ProjectAction,
  type ProjectRole,
} from '@/core/roles';
import { projectMembers } from '@/db/schema/project-members';
import { projects } from '@/db/schema/projects';
import type { Actor, Ctx } from '../context';

async function findRole(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  projectId: string,
): Promise<ProjectRole | 'admin' | null> {
  if (actor.tokenProjectId !== null && actor.tokenProjectId !== projectId) return null;
  if (actor.instanceRole === 'admin') {
    const [row] = await ctx.db
      .select({ id: projects.id })
      .from(projects)
      .where(eq(projects.id, projectId))
      .prepare('find_project')
      .execute();
    return row === undefined ? null : 'admin';
  }
  const [row] = await ctx.db
    .select({ role: projectMembers.role })
    .from(projectMembers)
    .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, actor.userId)))
    .prepare('find_role')
    .execute();
  return row?.role ?? null;
}

async function managesSomething(ctx: Pick<Ctx, 'db'>, actor: Actor): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: projectMembers.projectId })
    .from(projectMembers)
    .where(and(eq(projectMembers.userId, actor.userId), eq(projectMembers.role, 'manager')))
    .limit(1);
  return row !== undefined;
}

async function authorizeInstance(ctx: Ctx, action: InstanceAction): Promise<void> {
  const rule = INSTANCE_ACTIONS[action];
  if (rule === 'self') return;
  if (ctx.actor.tokenProjectId !== null) throw new AppError('forbidden');
  if (ctx.actor.instanceRole === 'admin') return;
  if (rule === 'creator' && (await managesSomething(ctx, ctx.actor))) return;
  throw new AppError('forbidden');
}

export type Resource = { projectId: string } | 'instance';

/**
 * Guarantees that the actor may do the action on the resource; the only place that decides it.
 * Returns the actor's role in the project (`admin`: an instance admin; null for the instance).
 * @throws AppError `not_found` for whoever has no part in the project (existence is not told),
 *   `forbidden` for a member whose role is not enough.
 */
export async function authorize(
  ctx: Ctx,
  action: Action,
  resource: Resource,
): Promise<ProjectRole | 'admin' | null> {
  if (resource === 'instance') {
    await authorizeInstance(ctx, action as InstanceAction);
    return null;
  }
  const role = await findRole(ctx, ctx.actor, resource.projectId);
  if (role === null) throw new AppError('not_found');
  if (role === 'admin') return role;
  const allowed: readonly ProjectRole[] = PROJECT_ACTIONS[action as ProjectAction];
  if (!allowed.includes(role)) throw new AppError('forbidden');
  return role;
}
