import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';

/** Returns the people of a project (or one of them) as they are shown; authorizes nothing. */
export async function findMembers(db: Db, projectId: string, userId?: string) {
  const rows = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: projectMembers.role,
      isSimulated: users.isSimulated,
      isDisabled: users.isDisabled,
      joinedAt: projectMembers.createdAt,
    })
    .from(projectMembers)
    .innerJoin(users, eq(users.id, projectMembers.userId))
    .where(
      and(
        eq(projectMembers.projectId, projectId),
        userId === undefined ? undefined : eq(users.id, userId),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
  return rows.map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }));
}
