import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase } from '@/db/testing/test-database';
import type { Ctx } from '../../context';
import { makeGround, makePerson } from './test-project';

/** What the tests of one file work on. */
interface TestGround {
  readonly database: Awaited<ReturnType<typeof createTestDatabase>>;
  /** The database and a storage in a folder of its own. */
  readonly ground: Pick<Ctx, 'db' | 'storage'>;
  /** An admin of the instance. */
  readonly admin: Ctx;
}

/**
 * Gives a test file a database that no other file sees, a storage and an admin, and removes the
 * database after the last test. What it returns is filled in before the first test, not earlier.
 */
export function openTestGround(): TestGround {
  const opened = { database: {}, ground: {}, admin: {} } as TestGround;
  const { database, ground, admin } = opened;
  beforeAll(async () => {
    Object.assign(database, await createTestDatabase());
    Object.assign(ground, await makeGround(database.db));
    Object.assign(admin, await makePerson(ground, 'admin'));
  });
  afterAll(() => database.close());
  return opened;
}
