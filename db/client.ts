import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** The pool, or a transaction opened on it: use cases need not know which. */
export type Db = PostgresJsDatabase;

interface Opened {
  db: Db;
  close: () => Promise<void>;
}

const POOL_MAX = 10;
const holder = globalThis as { concordDb?: Opened };

/** Opens a pool of its own; `close` ends it. `url` is a PostgreSQL connection string. */
export function openDb(url: string, max: number = POOL_MAX): Opened {
  // Short statements by the thousand: compiling one (jit) takes longer than running it.
  const connection = { jit: 'off' };
  const client = postgres(url, { max, connection, onnotice: () => {}, types: {} });
  return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

/**
 * Returns the process's one pool, opened at the first call: bundles evaluate modules more than
 * once, so it lives on globalThis. Refuses during `next build`.
 */
export function getDb(): Db {
  if (process.env.NEXT_PHASE === 'phase-production-build') {
    throw new Error('The database must not be opened while the application is built');
  }
  if (holder.concordDb === undefined) {
    const url = process.env.DATABASE_URL;
    if (url === undefined) throw new Error('DATABASE_URL is not set');
    holder.concordDb = openDb(url);
  }
  return holder.concordDb.db;
}

/** Makes a database the one `getDb()` gives: for tests, each on a database of its own. */
export function setDb(opened: Opened): void {
  holder.concordDb = opened;
}

/** Ends the process's pool, if there is one; open queries finish first. */
export async function closeDb(): Promise<void> {
  const opened = holder.concordDb;
  delete holder.concordDb;
  await opened?.close();
}
