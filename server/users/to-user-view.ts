import type { users } from '@/db/schema/users';

/** Returns what an admin sees of a user: everything but the password’s hash. */
export function toUserView(user: typeof users.$inferSelect) {
  const { id, name, email, instanceRole, isDisabled, isSimulated } = user;
  const createdAt = user.createdAt.toISOString();
  return { id, name, email, instanceRole, isDisabled, isSimulated, createdAt };
}
