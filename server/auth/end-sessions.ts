import { and, eq, lt, ne, or, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { sessions } from '@/db/schema/sessions';

/** Ends every session of a user at once, except the one that may stay. */
export async function endSessions(
  db: Db,
  userId: string,
  exceptSessionId: string | null = null,
): Promise<void> {
  const ofUser = eq(sessions.userId, userId);
  await db
    .delete(sessions)
    .where(exceptSessionId === null ? ofUser : and(ofUser, ne(sessions.id, exceptSessionId)));
}

/** Ends one session; expired ones are swept out on the way. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db
    .delete(sessions)
    .where(or(eq(sessions.id, sessionId), lt(sessions.expiresAt, sql`now()`)));
}
