import { sql } from 'drizzle-orm';
import { getDb } from '@/db/client';
import { lifecycle } from './lifecycle';
import { log } from './log';

/** Returns why this process should get no requests now; null when it is ready. Never throws. */
export async function checkReadiness(): Promise<string | null> {
  const { stopping, isReady } = lifecycle();
  if (stopping.signal.aborted) return 'stopping';
  if (!isReady) return 'starting';
  try {
    await getDb().execute(sql`select 1`);
    return null;
  } catch (error) {
    log().error({ err: error }, 'the database does not answer');
    return 'the database does not answer';
  }
}
