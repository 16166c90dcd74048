import { newId } from '@/core/ids';
import type { InstanceRole, ProjectRole, Scope } from '@/core/roles';
import type { Db } from '@/db/client';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import { issueToken } from '../../tokens/issue-token';
import { hashPassword } from '../passwords';

interface UserWish {
  email?: string;
  password?: string;
  instanceRole?: InstanceRole;
}

/** Makes a user for a test; without a password nobody can sign in as them. */
export async function makeUser(db: Db, wish: UserWish = {}) {
  const id = newId('user');
  const email = wish.email ?? `${id}@example.org`;
  const passwordHash = wish.password === undefined ? null : await hashPassword(wish.password);
  const instanceRole = wish.instanceRole ?? 'member';
  await db.insert(users).values({ id, email, name: email, passwordHash, instanceRole });
  return { id, email };
}

/** Makes a user with a role in a project. */
export async function makeMember(db: Db, projectId: string, role: ProjectRole) {
  const user = await makeUser(db);
  await db.insert(projectMembers).values({ projectId, userId: user.id, role });
  return user;
}

/** Makes a token for a test and returns the header that carries it. */
export async function makeBearer(
  db: Db,
  userId: string,
  scopes: readonly Scope[],
  projectId: string | null = null,
): Promise<string> {
  const wish = { userId, name: 'Test', scopes, projectId, expiresInDays: 1 };
  return `Bearer ${(await issueToken(db, wish)).secret}`;
}
