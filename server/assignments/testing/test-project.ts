import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type EntityId, newId } from '@/core/ids';
import type { ProjectRole } from '@/core/roles';
import type { Db } from '@/db/client';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import type { Ctx } from '../../context';
import { createImport } from '../../imports/create-import';
import { runImport } from '../../imports/run-import';
import { createProject } from '../../projects/create-project';
import { makeLocalBlobStorage } from '../../storage/local-blob-storage';

/** Returns a context of a new person, in a test database and a storage of its own folder. */
export async function makePerson(
  ctx: Pick<Ctx, 'db' | 'storage'>,
  instanceRole: 'admin' | 'member' = 'member',
): Promise<Ctx> {
  const userId = newId('user');
  await ctx.db
    .insert(users)
    .values({ id: userId, email: `${userId}@example.org`, name: userId, instanceRole });
  return {
    db: ctx.db,
    storage: ctx.storage,
    now: new Date(),
    actor: { userId, instanceRole, sessionId: null, scopes: null, tokenProjectId: null },
  };
}

/** Returns database and a storage in a folder of its own for one test file. */
export async function makeGround(db: Db): Promise<Pick<Ctx, 'db' | 'storage'>> {
  return { db, storage: makeLocalBlobStorage(await mkdtemp(join(tmpdir(), 'concord-test-'))) };
}

/** Makes a person a member of a project. */
export async function addMember(
  person: Ctx,
  projectId: EntityId<'project'>,
  role: ProjectRole = 'annotator',
): Promise<void> {
  await person.db.insert(projectMembers).values({ projectId, userId: person.actor.userId, role });
}

/** Imports uploads through the real use cases and waits for their end. */
export async function importAll(
  ctx: Ctx,
  projectId: EntityId<'project'>,
  format: 'images' | 'csv' | 'jsonl' | 'txt',
  files: { name: string; bytes: Uint8Array }[],
): Promise<EntityId<'import'>> {
  const uploads = [];
  for (const { name, bytes } of files) uploads.push({ name, ...(await ctx.storage.put(bytes)) });
  const { id } = await createImport(ctx, { projectId, format, uploads });
  await runImport(ctx, { importId: id });
  return id;
}

/** Makes a text project with so many texts; its maker is an instance admin and its manager. */
export async function makeTextProject(
  admin: Ctx,
  texts: number,
  annotationsPerTask: number,
): Promise<EntityId<'project'>> {
  const { id } = await createProject(admin, {
    name: 'Reviews',
    description: '',
    kind: 'text',
    guide: '',
    annotationsPerTask,
    labelSchema: { classes: [{ name: 'negative' }, { name: 'positive' }], choice: 'single' },
  });
  const lines = Array.from({ length: texts }, (_, index) => `Text number ${index + 1}`);
  if (texts > 0) {
    const bytes = Buffer.from(lines.join('\n'));
    await importAll(admin, id, 'txt', [{ name: 'texts.txt', bytes }]);
  }
  return id;
}

/** Counts the tasks for which `slots = wanted − live assignments` does not hold. */
export async function countBrokenTasks(db: Db): Promise<number> {
  const [row] = await db.execute<{ broken: number }>(sql`
    select count(*)::int as broken from tasks t where t.slots <> t.wanted - (
      select count(*) from assignments a where a.task_id = t.id
        and a.status in ('active', 'submitted') and a.holds_slot)`);
  return row?.broken ?? -1;
}
