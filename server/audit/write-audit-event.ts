import { newId } from '@/core/ids';
import { auditEvents } from '@/db/schema/audit-events';
import type { PublicCtx } from '../context';

/** Notes who did what, in the same transaction as the deed. Events are named `annotation.submitted`. */
export async function writeAuditEvent(
  ctx: Pick<PublicCtx, 'db' | 'actor'>,
  event: string,
  about: { projectId?: string; objectId?: string; details?: Record<string, unknown> } = {},
): Promise<void> {
  await ctx.db.insert(auditEvents).values({
    id: newId('auditEvent'),
    actorId: ctx.actor?.userId ?? null,
    event,
    projectId: about.projectId ?? null,
    objectId: about.objectId ?? null,
    details: about.details ?? {},
  });
}
