import { and, eq, gt, sql } from 'drizzle-orm';
import type { EntityId } from '@/core/ids';
import type { Db } from '@/db/client';
import { sessions } from '@/db/schema/sessions';
import { users } from '@/db/schema/users';
import type { Actor } from '../context';
import type { SessionClaims } from './session-cookie';

/**
 * Returns who is behind a session cookie; null once its row has ended or expired or the user is
 * disabled. The row is read on every request, so whatever ends a session holds at once.
 */
export async function findSessionActor(db: Db, claims: SessionClaims): Promise<Actor | null> {
  const [row] = await db
    .select({
      userId: users.id,
      instanceRole: users.instanceRole,
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, claims.sid),
        eq(sessions.userId, claims.uid),
        gt(sessions.expiresAt, sql`now()`),
        eq(users.isDisabled, false),
      ),
    );
  if (row === undefined) return null;
  if (row.isStale) {
    await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, claims.sid));
  }
  return {
    userId: row.userId as EntityId<'user'>,
    instanceRole: row.instanceRole,
    sessionId: claims.sid,
    scopes: null,
    tokenProjectId: null,
  };
}
