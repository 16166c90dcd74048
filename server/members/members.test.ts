import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  DELETE as remove,
  PATCH as update,
} from '@/app/api/v1/projects/[projectId]/members/[userId]/route';
import { POST as add, GET as list } from '@/app/api/v1/projects/[projectId]/members/route';
import { GET as listUsers } from '@/app/api/v1/users/route';
import { ScopeSchema } from '@/core/roles';
import type { Db } from '@/db/client';
import { auditEvents } from '@/db/schema/audit-events';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import { createTestDatabase } from '@/db/testing/test-database';
import { makeProject } from '../auth/testing/make-project';
import { makeBearer, makeMember, makeUser } from '../auth/testing/make-user';
import type { Ctx } from '../context';
import { callRoute } from '../http/testing/call-route';
import { getStorage } from '../storage/get-storage';
import { updateUser } from '../users/update-user';

let db: Db;
let close: () => Promise<void>;
let projectId = '';
let managerId = '';
let authorization = '';

beforeAll(async () => {
  ({ db, close } = await createTestDatabase());
});
afterAll(() => close());
beforeEach(async () => {
  projectId = await makeProject(db);
  managerId = (await makeMember(db, projectId, 'manager')).id;
  authorization = await makeBearer(db, managerId, ScopeSchema.options);
});

const change = (userId: string, body: object, project = projectId) =>
  callRoute(update, {
    method: 'PATCH',
    params: { projectId: project, userId },
    authorization,
    body,
  });
const takeOut = (userId: string, by = authorization) =>
  callRoute(remove, { method: 'DELETE', params: { projectId, userId }, authorization: by });

describe('membership', () => {
  it('is given to people who have an account, once', async () => {
    const person = await makeUser(db);
    const body = { email: person.email.toUpperCase(), role: 'annotator' };
    const added = await callRoute(add, { params: { projectId }, authorization, body });
    expect(added).toMatchObject({ status: 201, json: { userId: person.id, role: 'annotator' } });
    expect((await callRoute(add, { params: { projectId }, authorization, body })).status).toBe(409);
    const nobody = { email: 'nobody@example.org', role: 'annotator' };
    expect(
      (await callRoute(add, { params: { projectId }, authorization, body: nobody })).status,
    ).toBe(404);
  });

  it('lost or lowered holds on the next request', async () => {
    const second = await makeMember(db, projectId, 'manager');
    const bearer = await makeBearer(db, second.id, ScopeSchema.options);
    const look = () => callRoute(list, { params: { projectId }, authorization: bearer });
    expect((await look()).status).toBe(200);
    expect((await change(second.id, { role: 'annotator' })).status).toBe(200);
    expect((await look()).status).toBe(403);
    expect((await takeOut(second.id)).status).toBe(200);
    expect((await look()).status).toBe(404);
  });

  it('keeps its last manager, even when two leave at the same time', async () => {
    expect((await change(managerId, { role: 'annotator' })).json.code).toBe('last_manager');
    expect((await takeOut(managerId)).json.code).toBe('last_manager');
    const second = await makeMember(db, projectId, 'manager');
    const bearer = await makeBearer(db, second.id, ScopeSchema.options);
    const both = await Promise.all([takeOut(managerId), takeOut(second.id, bearer)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await db
      .select()
      .from(projectMembers)
      .where(eq(projectMembers.projectId, projectId));
    expect(left).toHaveLength(1);
  });

  it('of another project is out of a manager’s reach, and no role above the project can be given', async () => {
    const elsewhere = await makeProject(db);
    const other = await makeMember(db, elsewhere, 'annotator');
    expect((await change(other.id, { role: 'manager' }, elsewhere)).status).toBe(404);
    expect((await change(other.id, { role: 'manager' })).status).toBe(404);
    expect((await change(managerId, { role: 'admin' })).status).toBe(400);
    expect((await change(managerId, { role: 'manager', instanceRole: 'admin' })).status).toBe(400);
    expect((await callRoute(listUsers, { authorization })).status).toBe(403);
  });

  it('changes leave audit rows with who, whom and what', async () => {
    const person = await makeMember(db, projectId, 'annotator');
    await change(person.id, { role: 'reviewer' });
    await takeOut(person.id);
    const rows = await db.select().from(auditEvents).where(eq(auditEvents.projectId, projectId));
    expect(rows.map((row) => [row.event, row.actorId, row.objectId]).sort()).toEqual([
      ['member.removed', managerId, person.id],
      ['member.role_changed', managerId, person.id],
    ]);
  });
});

describe('an instance admin', () => {
  async function ctxOfAdmin(userId: string): Promise<Ctx> {
    const actor = {
      userId: userId as `usr_${string}`,
      instanceRole: 'admin' as const,
      sessionId: 'ses_1',
      scopes: null,
      tokenProjectId: null,
    };
    return { db, actor, now: new Date(), storage: getStorage() };
  }

  it('always remains: the last one can neither step down nor be disabled, not even by two at once', async () => {
    await db.update(users).set({ instanceRole: 'member' });
    const first = await makeUser(db, { instanceRole: 'admin' });
    const ctx = await ctxOfAdmin(first.id);
    for (const change of [{ instanceRole: 'member' as const }, { isDisabled: true }]) {
      await expect(updateUser(ctx, { userId: first.id, ...change })).rejects.toMatchObject({
        code: 'last_admin',
      });
    }
    const second = await makeUser(db, { instanceRole: 'admin' });
    const both = await Promise.allSettled([
      updateUser(ctx, { userId: second.id, instanceRole: 'member' }),
      updateUser(await ctxOfAdmin(second.id), { userId: first.id, instanceRole: 'member' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.select().from(users).where(eq(users.instanceRole, 'admin'))).toHaveLength(1);
  });
});
