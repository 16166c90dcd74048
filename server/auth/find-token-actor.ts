import { timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { EntityId } from '@/core/ids';
import type { Db } from '@/db/client';
import { apiTokens } from '@/db/schema/api-tokens';
import { users } from '@/db/schema/users';
import type { Actor } from '../context';
import { hashSecret } from './secrets';

const BEARER = /^Bearer +(cncd_[0-9A-Za-z_-]{20,250})$/i;

/**
 * Returns who is behind an Authorization header; null where it is malformed or the token is
 * unknown, revoked or expired, or its user is disabled. Notes the use at most once a minute.
 */
export async function findTokenActor(db: Db, authorization: string): Promise<Actor | null> {
  const token = BEARER.exec(authorization.trim())?.[1];
  if (token === undefined) return null;
  const secretHash = hashSecret(token);
  const [row] = await db
    .select({
      id: apiTokens.id,
      secretHash: apiTokens.secretHash,
      scopes: apiTokens.scopes,
      projectId: apiTokens.projectId,
      userId: users.id,
      instanceRole: users.instanceRole,
      isStale: sql<boolean>`coalesce(${apiTokens.lastUsedAt} < now() - interval '1 minute', true)`,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        eq(apiTokens.secretHash, secretHash),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, sql`now()`),
        eq(users.isDisabled, false),
      ),
    )
    .prepare('find_token_actor')
    .execute();
  if (row === undefined) return null;
  if (!timingSafeEqual(Buffer.from(row.secretHash), Buffer.from(secretHash))) return null;
  if (row.isStale) {
    await db.update(apiTokens).set({ lastUsedAt: sql`now()` }).where(eq(apiTokens.id, row.id));
  }
  return {
    userId: row.userId as EntityId<'user'>,
    instanceRole: row.instanceRole,
    sessionId: null,
    scopes: row.scopes,
    tokenProjectId: row.projectId,
  };
}
