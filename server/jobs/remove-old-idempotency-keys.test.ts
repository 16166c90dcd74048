import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { createTestDatabase } from '@/db/testing/test-database';
import { idempotencyKeys } from '@/db/schema/idempotency-keys';
import { removeOldIdempotencyKeys } from './remove-old-idempotency-keys';

let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it('keeps keys for seven days, those of claims for one', async () => {
  const { db } = database;
  const add = (key: string, contract: { id: string }, days: number) =>
    db.insert(idempotencyKeys).values({
      ...{ userId: 'usr_1', key, route: `${contract.id} /path`, bodyHash: 'h' },
      createdAt: sql`now() - make_interval(days => ${days}::int, mins => 1)`,
    });
  await add('claim of today', claimAssignmentsContract, 0);
  await add('claim of yesterday', claimAssignmentsContract, 1);
  await add('answer of six days ago', submitAnnotationContract, 6);
  await add('answer of seven days ago', submitAnnotationContract, 7);
  expect(await removeOldIdempotencyKeys({ db })).toBe(2);
  const left = await db.select({ key: idempotencyKeys.key }).from(idempotencyKeys);
  expect(left.map(({ key }) => key).sort()).toEqual(['answer of six days ago', 'claim of today']);
});
