import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { invites } from '@/db/schema/invites';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { toInviteView } from './to-invite-view';

/** Returns a project’s open invites, newest first, for its managers. */
export async function listInvites(ctx: Ctx, input: { projectId: string }) {
  await authorize(ctx, 'members.read', input);
  const rows = await ctx.db
    .select()
    .from(invites)
    .where(
      and(
        eq(invites.projectId, input.projectId),
        isNull(invites.usedAt),
        isNull(invites.revokedAt),
        gt(invites.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(invites.id));
  return { invites: rows.map(toInviteView) };
}
