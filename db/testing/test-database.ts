import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Db, openDb, setDb } from '../client';

interface TestDatabase {
  db: Db;
  url: string;
  close: () => Promise<void>;
}

async function runOnServer(statement: string): Promise<void> {
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Returns a fresh, migrated database that no other test file sees, and makes it the one of
 * `getDb()`; `close` removes it.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `concord_test_${randomBytes(8).toString('hex')}`;
  await runOnServer(`create database ${name} template ${inject('templateName')}`);
  const address = new URL(inject('postgresUrl'));
  address.pathname = `/${name}`;
  const opened = openDb(address.href);
  setDb(opened);
  return {
    db: opened.db,
    url: address.href,
    close: async () => {
      await opened.close();
      await runOnServer(`drop database if exists ${name} with (force)`);
    },
  };
}
