import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as list } from '@/app/api/v1/audit/route';
import { ScopeSchema } from '@/core/roles';
import type { Db } from '@/db/client';
import { createTestDatabase } from '@/db/testing/test-database';
import { makeBearer, makeUser } from '../auth/testing/make-user';
import { callRoute } from '../http/testing/call-route';
import { writeAuditEvent } from './write-audit-event';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await createTestDatabase());
});
afterAll(() => close());

describe('the audit log', () => {
  it('is paged newest first without gaps or repeats, for admins alone', async () => {
    for (let count = 0; count < 7; count += 1) {
      await writeAuditEvent({ db, actor: null }, 'thing.done', { objectId: `thing_${count}` });
    }
    const admin = await makeUser(db, { instanceRole: 'admin' });
    const authorization = await makeBearer(db, admin.id, ScopeSchema.options);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '?limit=3' : `?limit=3&cursor=${cursor}`;
      const { status, json } = await callRoute(list, { authorization, query });
      expect(status).toBe(200);
      seen.push(...json.rows.map((row: { objectId: string }) => row.objectId));
      cursor = json.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6].map((count) => `thing_${count}`)));
    expect(seen).toHaveLength(7);
    const broken = await callRoute(list, { authorization, query: "?cursor=' or 1=1" });
    expect(broken.status).toBe(400);
    const member = await makeBearer(db, (await makeUser(db)).id, ScopeSchema.options);
    expect((await callRoute(list, { authorization: member })).status).toBe(403);
  });
});
