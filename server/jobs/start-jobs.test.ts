import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '@/db/testing/test-database';
import { makeGround, makePerson, makeTextProject } from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { createImport } from '../imports/create-import';
import { getImport } from '../imports/get-import';
import { runInTransaction } from '../run-in-transaction';
import { enqueue } from './enqueue';
import { openJobs } from './start-jobs';
import { SYSTEM_ACTOR } from './system-ctx';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let admin: Ctx;
let makeCtx: () => Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  const ground = await makeGround(database.db);
  admin = await makePerson(ground, 'admin');
  makeCtx = () => ({ ...ground, actor: SYSTEM_ACTOR, now: new Date() });
});
afterAll(() => database.close());

async function countWaiting(name: string): Promise<number> {
  const [row] = await database.db.execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pgboss.job where name = ${name} and state = 'created'`);
  return row?.waiting ?? -1;
}

describe('jobs', () => {
  it('are queued with their transaction only, fall together by key, and are worked by another process', async () => {
    const projectId = await makeTextProject(admin, 0, 1);
    const stopWeb = await openJobs({ databaseUrl: database.url, role: 'web', makeCtx });
    const undone = runInTransaction(admin, async (inner) => {
      await enqueue(inner, 'recompute-consensus', { projectId });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await countWaiting('recompute-consensus')).toBe(0);
    for (let time = 0; time < 3; time += 1) {
      await enqueue(admin, 'recompute-consensus', { projectId });
    }
    expect(await countWaiting('recompute-consensus')).toBe(1);

    const stored = await admin.storage.put(Buffer.from('one\ntwo\n'));
    const uploads = [{ name: 'a.txt', ...stored }];
    const { id } = await createImport(admin, { projectId, format: 'txt', uploads });
    expect(await countWaiting('run-import')).toBe(1);
    await stopWeb();

    const stop = await openJobs({ databaseUrl: database.url, role: 'jobs', makeCtx });
    await vi.waitFor(
      async () => expect((await getImport(admin, { importId: id })).state).toBe('completed'),
      { timeout: 10_000, interval: 100 },
    );
    await stop();
    expect((await getImport(admin, { importId: id })).counts.imported).toBe(2);
  });
});
