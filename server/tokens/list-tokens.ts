import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { apiTokens } from '@/db/schema/api-tokens';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { toTokenView } from './to-token-view';

/** Returns the caller’s own live tokens, newest first; a token of one project sees only its like. */
export async function listTokens(ctx: Ctx) {
  await authorize(ctx, 'self.read', 'instance');
  const { userId, tokenProjectId } = ctx.actor;
  const rows = await ctx.db
    .select()
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.userId, userId),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, sql`now()`),
        tokenProjectId === null ? undefined : eq(apiTokens.projectId, tokenProjectId),
      ),
    )
    .orderBy(desc(apiTokens.id));
  return { tokens: rows.map(toTokenView) };
}
