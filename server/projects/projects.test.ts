import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/db/testing/test-database';
import {
  addMember,
  makeGround,
  makePerson,
  makeTextProject,
} from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { changeLabelSchema } from './change-label-schema';
import { deleteProject } from './delete-project';
import { getProject } from './get-project';
import { listProjects } from './list-projects';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let admin: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = await makePerson(await makeGround(database.db), 'admin');
});
afterAll(() => database.close());

describe('projects', () => {
  it('are seen by their members and the admin alone', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const [member, stranger] = [await makePerson(admin), await makePerson(admin)];
    await addMember(member, projectId);
    expect((await getProject(member, { projectId })).role).toBe('annotator');
    await expect(getProject(stranger, { projectId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listProjects(stranger)).projects).toEqual([]);
    expect((await listProjects(member)).projects.map(({ id }) => id)).toEqual([projectId]);
    await expect(deleteProject(member, { projectId })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('keep class ids and earlier versions when the label schema changes', async () => {
    const projectId = await makeTextProject(admin, 0, 1);
    const change = { classes: [{ name: 'good', id: 1 }, { name: 'mixed' }] };
    const next = await changeLabelSchema(admin, { projectId, ifMatch: 1, change });
    expect(next.version).toBe(2);
    expect(
      next.labelSchema.classes.map(({ id, name, isDeleted }) => [id, name, isDeleted]),
    ).toEqual([
      [0, 'negative', true],
      [1, 'good', false],
      [2, 'mixed', false],
    ]);
    await expect(changeLabelSchema(admin, { projectId, ifMatch: 1, change })).rejects.toMatchObject(
      {
        code: 'stale_version',
        details: { version: 2 },
      },
    );
  });

  it('go with all they hold, and only the audit trail stays', async () => {
    const projectId = await makeTextProject(admin, 3, 1);
    expect(await deleteProject(admin, { projectId })).toEqual({ isDone: true });
    const [left] = await database.db.execute(sql`select
      (select count(*)::int from items where project_id = ${projectId}) as items,
      (select count(*)::int from tasks where project_id = ${projectId}) as tasks,
      (select count(*)::int from audit_events where project_id = ${projectId}
        and event = 'project.deleted') as events`);
    expect(left).toEqual({ items: 0, tasks: 0, events: 1 });
  });
});
