import type { invites } from '@/db/schema/invites';

/** Returns what may be shown of an invite: everything but its hash. */
export function toInviteView(row: typeof invites.$inferSelect) {
  const { id, projectId, role, email } = row;
  return { id, projectId, role, email, expiresAt: row.expiresAt.toISOString() };
}
