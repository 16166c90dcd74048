import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { invites } from '@/db/schema/invites';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/**
 * Makes an invite of this project useless at once.
 * @throws AppError `not_found` for another project’s or a used invite
 */
export async function revokeInvite(ctx: Ctx, input: { projectId: string; inviteId: string }) {
  await authorize(ctx, 'members.write', input);
  const { projectId, inviteId } = input;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(invites)
      .set({ revokedAt: sql`coalesce(${invites.revokedAt}, now())` })
      .where(
        and(eq(invites.id, inviteId), eq(invites.projectId, projectId), isNull(invites.usedAt)),
      )
      .returning({ id: invites.id });
    if (row === undefined) throw new AppError('not_found');
    await writeAuditEvent({ ...ctx, db: tx }, 'invite.revoked', { projectId, objectId: inviteId });
  });
  return { isDone: true as const };
}
