import { asc } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { toUserView } from './to-user-view';

/** Returns all users of the instance by name, for instance admins. */
export async function listUsers(ctx: Ctx) {
  await authorize(ctx, 'users.read', 'instance');
  const rows = await ctx.db.select().from(users).orderBy(asc(users.name), asc(users.id));
  return { users: rows.map(toUserView) };
}
