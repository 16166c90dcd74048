import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const LOCK = 4_021_790_112;

/**
 * Guarantees that all migrations of db/migrations are applied; processes that start together take
 * turns under an advisory lock.
 * @param {string} url
 * @returns {Promise<number>} how many this call applied
 */
export async function migrateDatabase(url) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const before = await countApplied(sql);
    await migrate(drizzle(sql), { migrationsFolder: join(import.meta.dirname, 'migrations') });
    return (await countApplied(sql)) - before;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** @param {postgres.Sql} sql */
async function countApplied(sql) {
  const [known] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as yes`;
  if (!known?.yes) return 0;
  const [row] = await sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
  return row?.n ?? 0;
}
