import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { apiTokens } from '@/db/schema/api-tokens';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/**
 * Ends a token from the next request on: one’s own, or anybody’s for an instance admin.
 * @throws AppError `not_found` for another person’s token
 */
export async function revokeToken(ctx: Ctx, input: { tokenId: string }) {
  await authorize(ctx, 'self.write', 'instance');
  const { userId, instanceRole, tokenProjectId } = ctx.actor;
  const mayAny = instanceRole === 'admin' && tokenProjectId === null;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(apiTokens)
      .set({ revokedAt: sql`coalesce(${apiTokens.revokedAt}, now())` })
      .where(
        and(
          eq(apiTokens.id, input.tokenId),
          mayAny ? undefined : eq(apiTokens.userId, userId),
          tokenProjectId === null ? undefined : eq(apiTokens.projectId, tokenProjectId),
        ),
      )
      .returning({ id: apiTokens.id });
    if (row === undefined) throw new AppError('not_found');
    await writeAuditEvent({ ...ctx, db: tx }, 'token.revoked', { objectId: row.id });
  });
  return { isDone: true as const };
}
