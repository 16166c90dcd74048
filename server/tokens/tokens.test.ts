import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as me } from '@/app/api/v1/me/route';
import { DELETE as revoke } from '@/app/api/v1/tokens/[tokenId]/route';
import { POST as create, GET as list } from '@/app/api/v1/tokens/route';
import { ScopeSchema } from '@/core/roles';
import type { Db } from '@/db/client';
import { apiTokens } from '@/db/schema/api-tokens';
import { createTestDatabase } from '@/db/testing/test-database';
import { makeProject } from '../auth/testing/make-project';
import { makeBearer, makeMember, makeUser } from '../auth/testing/make-user';
import { callRoute } from '../http/testing/call-route';

let db: Db;
let close: () => Promise<void>;
let projectId = '';
let ownerId = '';
let authorization = '';

beforeAll(async () => {
  ({ db, close } = await createTestDatabase());
  projectId = await makeProject(db);
  ownerId = (await makeMember(db, projectId, 'manager')).id;
  authorization = await makeBearer(db, ownerId, ScopeSchema.options);
});
afterAll(() => close());

const make = (body: object, by = authorization) =>
  callRoute(create, {
    authorization: by,
    body: { name: 'CI', scopes: ['projects:read'], ...body },
  });

describe('an API token', () => {
  it('is shown once, kept as a hash, and listed by its beginning', async () => {
    const { status, json } = await make({});
    expect(status).toBe(201);
    expect(json.secret).toMatch(/^cncd_[0-9A-Za-z]{43}$/);
    const days = (Date.parse(json.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
    const listed = JSON.stringify((await callRoute(list, { authorization })).json);
    expect(listed).toContain(json.preview);
    expect(listed).not.toContain(json.secret);
    expect(JSON.stringify(await db.select().from(apiTokens))).not.toContain(json.secret);
    expect((await callRoute(me, { authorization: `Bearer ${json.secret}` })).status).toBe(200);
  });

  it('is of no use from the request after it was revoked, or once it has expired', async () => {
    const first = (await make({})).json;
    const bearer = `Bearer ${first.secret}`;
    const params = { tokenId: first.id };
    expect((await callRoute(revoke, { method: 'DELETE', params, authorization })).status).toBe(200);
    expect((await callRoute(me, { authorization: bearer })).status).toBe(401);
    const second = (await make({ expiresInDays: 1 })).json;
    await db.update(apiTokens).set({ expiresAt: sql`now()` }).where(eq(apiTokens.id, second.id));
    expect((await callRoute(me, { authorization: `Bearer ${second.secret}` })).status).toBe(401);
  });

  it('notes its use at most once a minute', async () => {
    const { json } = await make({});
    const bearer = `Bearer ${json.secret}`;
    const lastUse = async () => {
      await callRoute(me, { authorization: bearer });
      const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, json.id));
      return row?.lastUsedAt?.getTime() ?? 0;
    };
    const first = await lastUse();
    expect(Math.abs(Date.now() - first)).toBeLessThan(60_000);
    expect(await lastUse()).toBe(first);
    await db
      .update(apiTokens)
      .set({ lastUsedAt: sql`now() - interval '2 minutes'` })
      .where(eq(apiTokens.id, json.id));
    expect(await lastUse()).toBeGreaterThanOrEqual(first);
  });

  it('cannot make a token that may do more than itself', async () => {
    const narrow = await makeBearer(db, ownerId, ['admin', 'projects:read']);
    expect((await make({ scopes: ['projects:write'] }, narrow)).status).toBe(403);
    expect((await make({ scopes: ['projects:read'] }, narrow)).status).toBe(201);
    const limited = await makeBearer(db, ownerId, ScopeSchema.options, projectId);
    expect((await make({}, limited)).status).toBe(403);
    expect((await make({ projectId }, limited)).status).toBe(201);
    const without = await makeBearer(db, ownerId, ['projects:write']);
    expect((await make({}, without)).status).toBe(403);
  });

  it('cannot be made for a project one has no part in, nor revoked by another person', async () => {
    const elsewhere = await makeProject(db);
    expect((await make({ projectId: elsewhere })).status).toBe(404);
    const other = await makeBearer(db, (await makeUser(db)).id, ScopeSchema.options);
    const { json } = await make({});
    const params = { tokenId: json.id };
    expect(
      (await callRoute(revoke, { method: 'DELETE', params, authorization: other })).status,
    ).toBe(404);
    expect((await callRoute(me, { authorization: `Bearer ${json.secret}` })).status).toBe(200);
  });
});
