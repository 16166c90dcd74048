import { getDb } from '@/db/client';
import type { Actor, Ctx } from '../context';
import { getStorage } from '../storage/get-storage';

/** The system itself: acts in background jobs only, and no request can become it. */
export const SYSTEM_ACTOR: Actor = {
  userId: 'usr_system',
  instanceRole: 'admin',
  sessionId: null,
  scopes: null,
  tokenProjectId: null,
};

/** Returns the context in which background work runs. */
export function makeSystemCtx(): Ctx {
  return { db: getDb(), actor: SYSTEM_ACTOR, now: new Date(), storage: getStorage() };
}
