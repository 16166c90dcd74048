import { and, desc, eq, lt } from 'drizzle-orm';
import { idSchema } from '@/core/ids';
import { auditEvents } from '@/db/schema/audit-events';
import { users } from '@/db/schema/users';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/** Returns a page of who did what, newest first, for instance admins; the cursor is the last id. */
export async function listAuditEvents(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
) {
  await authorize(ctx, 'audit.read', 'instance');
  const before = input.cursor === undefined ? null : idSchema('auditEvent').parse(input.cursor);
  const found = await ctx.db
    .select({ event: auditEvents, actorName: users.name })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(and(before === null ? undefined : lt(auditEvents.id, before)))
    .orderBy(desc(auditEvents.id))
    .limit(input.limit + 1);
  const rows = found.slice(0, input.limit).map(({ event, actorName }) => ({
    id: event.id,
    at: event.at.toISOString(),
    actorId: event.actorId,
    actorName,
    event: event.event,
    objectId: event.objectId,
    projectId: event.projectId,
  }));
  const hasMore = found.length > input.limit;
  return { rows, nextCursor: hasMore ? (rows.at(-1)?.id ?? null) : null };
}
