import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as accept } from '@/app/api/v1/invites/accept/route';
import { POST as lookUp } from '@/app/api/v1/invites/look-up/route';
import { GET as me } from '@/app/api/v1/me/route';
import { DELETE as revoke } from '@/app/api/v1/projects/[projectId]/invites/[inviteId]/route';
import { POST as create, GET as list } from '@/app/api/v1/projects/[projectId]/invites/route';
import { GET as members } from '@/app/api/v1/projects/[projectId]/members/route';
import { ScopeSchema } from '@/core/roles';
import type { Db } from '@/db/client';
import { invites } from '@/db/schema/invites';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import { createTestDatabase } from '@/db/testing/test-database';
import { makeProject } from '../auth/testing/make-project';
import { makeBearer, makeMember, makeUser } from '../auth/testing/make-user';
import type { PublicCtx } from '../context';
import { callRoute } from '../http/testing/call-route';
import { getStorage } from '../storage/get-storage';
import { acceptInvite } from './accept-invite';
import { scopesOfRole } from './scopes-of-role';

let db: Db;
let close: () => Promise<void>;
let projectId = '';
let manager = { id: '', email: '' };
let authorization = '';

beforeAll(async () => {
  ({ db, close } = await createTestDatabase());
});
afterAll(() => close());
beforeEach(async () => {
  projectId = await makeProject(db);
  manager = await makeMember(db, projectId, 'manager');
  authorization = await makeBearer(db, manager.id, ScopeSchema.options);
});

async function invite(body: object = { role: 'annotator' }) {
  const made = await callRoute(create, { params: { projectId }, authorization, body });
  expect(made.status).toBe(201);
  return made.json as { id: string; secret: string; url: string };
}

let count = 0;
function account() {
  count += 1;
  return { name: 'Ann', email: `ann${count}@example.org`, password: 'a long password' };
}

function ctxOf(userId: string): PublicCtx {
  const actor = {
    userId: userId as `usr_${string}`,
    instanceRole: 'member' as const,
    sessionId: 'ses_1',
    scopes: null,
    tokenProjectId: null,
  };
  return { db, actor, now: new Date(), storage: getStorage() };
}

describe('an invite', () => {
  it('lets a new person join once, with the invited role and a token of that role', async () => {
    const { secret, url } = await invite();
    expect(url.endsWith(`/invite#${secret}`)).toBe(true);
    const look = await callRoute(lookUp, { body: { secret } });
    expect(look.json).toMatchObject({ projectName: 'Reviews', role: 'annotator', email: null });
    const joined = await callRoute(accept, {
      body: { secret, account: account(), withApiToken: true },
    });
    expect(joined).toMatchObject({ status: 201, json: { projectId, role: 'annotator' } });
    const bearer = `Bearer ${joined.json.apiToken}`;
    const who = await callRoute(me, { authorization: bearer });
    expect(who.json).toMatchObject({
      instanceRole: 'member',
      memberships: [{ projectId, role: 'annotator' }],
    });
    expect(who.json.scopes).toContain('work:write');
    expect(who.json.scopes).not.toContain('annotations:read');
    const peek = await callRoute(members, { params: { projectId }, authorization: bearer });
    expect(peek.status).toBe(403);
    const again = await callRoute(accept, { body: { secret, account: account() } });
    expect([again.status, again.json.code]).toEqual([410, 'gone']);
    expect((await callRoute(lookUp, { body: { secret } })).status).toBe(410);
  });

  it('accepted ten times at once makes one member', async () => {
    const { secret } = await invite();
    const tries = Array.from({ length: 10 }, () =>
      callRoute(accept, { body: { secret, account: account() } }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(9).fill(410)]);
    const rows = await db
      .select()
      .from(projectMembers)
      .where(eq(projectMembers.projectId, projectId));
    expect(rows).toHaveLength(2);
  });

  it('is 404 when unknown and 410 when expired or revoked, and is not listed then', async () => {
    const unknown = { secret: 'x'.repeat(43), account: account() };
    expect((await callRoute(accept, { body: unknown })).status).toBe(404);
    const [expired, revoked, open] = [await invite(), await invite(), await invite()];
    await db.update(invites).set({ expiresAt: sql`now()` }).where(eq(invites.id, expired.id));
    const params = { projectId, inviteId: revoked.id };
    expect((await callRoute(revoke, { method: 'DELETE', params, authorization })).status).toBe(200);
    for (const { secret } of [expired, revoked]) {
      expect((await callRoute(accept, { body: { secret, account: account() } })).status).toBe(410);
    }
    const listed = await callRoute(list, { params: { projectId }, authorization });
    expect(listed.json.invites.map((one: { id: string }) => one.id)).toEqual([open.id]);
    expect(JSON.stringify(listed.json)).not.toContain(open.secret);
    const rows = await db.select().from(invites);
    expect(JSON.stringify(rows)).not.toContain(open.secret);
  });

  it('for one e-mail is of no use to another, and stays open for the right one', async () => {
    const right = account();
    const { secret } = await invite({ role: 'reviewer', email: right.email.toUpperCase() });
    const other = account();
    expect((await callRoute(accept, { body: { secret, account: other } })).status).toBe(403);
    expect(await db.select().from(users).where(eq(users.email, other.email))).toEqual([]);
    expect((await callRoute(accept, { body: { secret, account: right } })).status).toBe(201);
  });

  it('never changes the role of a member: an annotator cannot become manager by a link', async () => {
    const annotator = await makeMember(db, projectId, 'annotator');
    const { secret } = await invite({ role: 'manager' });
    const input = { secret, withApiToken: false };
    await expect(acceptInvite(ctxOf(annotator.id), input)).rejects.toMatchObject({
      code: 'conflict',
    });
    const own = and(
      eq(projectMembers.projectId, projectId),
      eq(projectMembers.userId, annotator.id),
    );
    expect(await db.select().from(projectMembers).where(own)).toMatchObject([
      { role: 'annotator' },
    ]);
    const newcomer = await makeUser(db);
    await expect(acceptInvite(ctxOf(newcomer.id), input)).resolves.toMatchObject({
      role: 'manager',
    });
  });

  it('needs a session or a new account: nobody is 401, a token alone 403', async () => {
    const { secret } = await invite();
    expect((await callRoute(accept, { body: { secret } })).status).toBe(401);
    expect((await callRoute(accept, { authorization, body: { secret } })).status).toBe(403);
  });

  it('does not take over an existing account and refuses easy passwords and extra keys', async () => {
    const { secret } = await invite();
    const taken = { ...account(), email: manager.email };
    expect((await callRoute(accept, { body: { secret, account: taken } })).status).toBe(409);
    const easy = { ...account(), password: 'password123' };
    expect((await callRoute(accept, { body: { secret, account: easy } })).status).toBe(422);
    const extra = { ...account(), instanceRole: 'admin' };
    expect((await callRoute(accept, { body: { secret, account: extra } })).status).toBe(400);
    const role = { secret, account: account(), role: 'manager' };
    expect((await callRoute(accept, { body: role })).status).toBe(400);
  });

  it('of another project cannot be revoked through one’s own', async () => {
    const { id } = await invite();
    const elsewhere = await makeProject(db);
    const other = await makeMember(db, elsewhere, 'manager');
    const bearer = await makeBearer(db, other.id, ScopeSchema.options);
    const params = { projectId: elsewhere, inviteId: id };
    expect(
      (await callRoute(revoke, { method: 'DELETE', params, authorization: bearer })).status,
    ).toBe(404);
  });
});

describe('the scopes of a role', () => {
  it('grow with what the role may do and never hold the admin scope', () => {
    expect(scopesOfRole('annotator').sort()).toEqual([
      'models:read',
      'projects:read',
      'work:write',
    ]);
    expect(scopesOfRole('engineer')).toEqual(
      expect.arrayContaining(['jobs:run', 'export:read', 'models:write']),
    );
    expect(scopesOfRole('engineer')).not.toContain('reviews:write');
    expect(scopesOfRole('manager')).toHaveLength(ScopeSchema.options.length - 1);
    expect(scopesOfRole('manager')).not.toContain('admin');
  });
});
