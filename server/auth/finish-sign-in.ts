import type { EntityId } from '@/core/ids';
import type { Db } from '@/db/client';
import { writeAuditEvent } from '../audit/write-audit-event';
import { endSession } from './end-sessions';
import { readSessionCookie, type SessionClaims } from './session-cookie';
import { startSession } from './start-session';

/** Where a sign-in comes from: its headers (the old session’s cookie) and its address. */
export interface SignInSource {
  headers: Headers;
  address: string;
}

/**
 * Begins a new session for a proven user and ends the one the browser had, so that a session id
 * known before the sign-in is worth nothing after it.
 */
export async function finishSignIn(
  db: Db,
  userId: string,
  source: SignInSource,
  provider: 'password' | 'link',
): Promise<SessionClaims> {
  const before = await readSessionCookie(source.headers);
  if (before !== null) await endSession(db, before.sid);
  const sid = await startSession(db, userId);
  const actor = {
    userId: userId as EntityId<'user'>,
    instanceRole: 'member' as const,
    sessionId: sid,
    scopes: null,
    tokenProjectId: null,
  };
  await writeAuditEvent({ db, actor }, 'user.signed_in', {
    objectId: userId,
    details: { provider },
  });
  return { uid: userId, sid };
}
