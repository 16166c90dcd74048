import { getDb } from '@/db/client';
import type { Actor } from '../context';
import { findSessionActor } from './find-session-actor';
import { findTokenActor } from './find-token-actor';
import { readSessionCookie } from './session-cookie';

/** The same as `findActor`, from headers alone. */
export async function findActorByHeaders(headers: Headers): Promise<Actor | null> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return findTokenActor(getDb(), authorization);
  const claims = await readSessionCookie(headers);
  return claims === null ? null : findSessionActor(getDb(), claims);
}

/**
 * Returns who calls, by bearer token or session cookie; null is nobody. Where an Authorization
 * header is present cookies do not count. Malformed or foreign credentials are nobody, no error.
 */
export function findActor(request: Request): Promise<Actor | null> {
  return findActorByHeaders(request.headers);
}
