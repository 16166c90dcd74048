import { sql } from 'drizzle-orm';
import { newId } from '@/core/ids';
import type { ProjectRole } from '@/core/roles';
import { invites } from '@/db/schema/invites';
import { writeAuditEvent } from '../audit/write-audit-event';
import { hashSecret, makeSecret } from '../auth/secrets';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { env } from '../env';
import { toInviteView } from './to-invite-view';

const INVITE_HOURS = 72;

/**
 * Makes a link that lets one person join a project with a role. The secret is in the link’s
 * fragment, which browsers never send, and is kept only as sha256.
 */
export async function createInvite(
  ctx: Ctx,
  input: { projectId: string; role: ProjectRole; email?: string | null | undefined },
) {
  await authorize(ctx, 'members.write', input);
  const secret = makeSecret();
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(invites)
      .values({
        id: newId('invite'),
        projectId: input.projectId,
        role: input.role,
        email: input.email ?? null,
        secretHash: hashSecret(secret),
        createdBy: ctx.actor.userId,
        expiresAt: sql`now() + make_interval(hours => ${INVITE_HOURS})`,
      })
      .returning();
    if (row === undefined) throw new Error('the invite was not stored');
    await writeAuditEvent({ ...ctx, db: tx }, 'invite.created', {
      projectId: input.projectId,
      objectId: row.id,
      details: { role: input.role },
    });
    return { ...toInviteView(row), secret, url: `${env().publicOrigin}/invite#${secret}` };
  });
}
