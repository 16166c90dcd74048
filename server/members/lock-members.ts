import { eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { ProjectRole } from '@/core/roles';
import type { Db } from '@/db/client';
import { projectMembers } from '@/db/schema/project-members';
import { projects } from '@/db/schema/projects';

/** Locks a project’s membership for this transaction, so that changes to it take turns. */
export async function lockMembers(db: Db, projectId: string) {
  await db
    .select({ id: projects.id })
    .from(projects)
    .where(eq(projects.id, projectId))
    .for('update');
  return db
    .select({ userId: projectMembers.userId, role: projectMembers.role })
    .from(projectMembers)
    .where(eq(projectMembers.projectId, projectId));
}

/**
 * Guarantees that a project keeps a manager when the user’s role becomes `role` (null: leaves).
 * @throws AppError `not_found` for no member, `last_manager`
 */
export function assertManagerRemains(
  members: readonly { userId: string; role: ProjectRole }[],
  userId: string,
  role: ProjectRole | null,
): void {
  const before = members.find((member) => member.userId === userId);
  if (before === undefined) throw new AppError('not_found');
  const managers = members.filter((member) => member.role === 'manager');
  if (before.role === 'manager' && role !== 'manager' && managers.length === 1) {
    throw new AppError('last_manager');
  }
}
