import { sql } from 'drizzle-orm';
import { newId } from '@/core/ids';
import type { Db } from '@/db/client';
import { sessions } from '@/db/schema/sessions';

/** A session ends this long after its sign-in, whatever happens in between. */
export const SESSION_HOURS = 12;

/** Makes a new session row and returns its id: every sign-in gets an id nobody could know before. */
export async function startSession(db: Db, userId: string): Promise<string> {
  const id = newId('session');
  await db.insert(sessions).values({
    id,
    userId,
    lastSeenAt: sql`now()`,
    expiresAt: sql`now() + make_interval(hours => ${SESSION_HOURS})`,
  });
  return id;
}
