import { sql } from 'drizzle-orm';
import { type EntityId, newId } from '@/core/ids';
import { ScopeSchema } from '@/core/roles';
import type { Db } from '@/db/client';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import type { Ctx } from '@/server/context';
import { createProject } from '@/server/projects/create-project';
import { getStorage } from '@/server/storage/get-storage';
import { issueToken } from '@/server/tokens/issue-token';

export const PEOPLE = 8;
const WANTED = 3;

export interface WorkGround {
  db: Db;
  admin: Ctx;
  people: { ctx: Ctx; token: string }[];
  /** Makes a project of so many open tasks, wanted three times, with all people as its annotators. */
  makeProject: (pairs: number) => Promise<EntityId<'project'>>;
}

async function makePerson(db: Db, instanceRole: 'admin' | 'member'): Promise<Ctx> {
  const userId = newId('user');
  const email = `${userId}@example.org`;
  await db.insert(users).values({ id: userId, email, name: userId, instanceRole });
  return {
    db,
    storage: getStorage(),
    now: new Date(),
    actor: { userId, instanceRole, sessionId: null, scopes: null, tokenProjectId: null },
  };
}

/** Makes eight people with tokens and returns how to give them projects to work on. */
export async function makeWorkGround(db: Db): Promise<WorkGround> {
  const admin = await makePerson(db, 'admin');
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const ctx = await makePerson(db, 'member');
      const { userId } = ctx.actor;
      const wish = {
        userId,
        name: 'bench',
        scopes: ScopeSchema.options,
        projectId: null,
        expiresInDays: 1,
      };
      return { ctx, token: (await issueToken(db, wish)).secret };
    }),
  );
  async function makeProject(pairs: number) {
    const { id } = await createProject(admin, {
      name: 'Reviews',
      description: '',
      kind: 'text',
      guide: '',
      annotationsPerTask: WANTED,
      labelSchema: { classes: [{ name: 'negative' }, { name: 'positive' }], choice: 'single' },
    });
    // Enough that nobody has to begin anew for tasks another was just taking when he passed.
    const tasks = pairs === 0 ? 0 : Math.ceil((2 * pairs) / WANTED) + PEOPLE;
    await db.execute(sql`
      with made as (
        insert into items (id, project_id, name, sha256, source_sha256, media_type, size_bytes, text)
        select 'itm_' || replace(gen_random_uuid()::text, '-', ''), ${id}, 'Text ' || n,
          md5(${id} || n), md5(${id} || n), 'text/plain', 40, 'This is the text of number ' || n
        from generate_series(1, ${tasks}::int) n returning id)
      insert into tasks (id, project_id, item_id, rank, wanted, slots)
      select 'tsk_' || replace(gen_random_uuid()::text, '-', ''), ${id}, id,
        row_number() over (), ${WANTED}::int, ${WANTED}::int from made`);
    await db.insert(projectMembers).values(
      people.map(({ ctx }) => ({
        projectId: id,
        userId: ctx.actor.userId,
        role: 'annotator' as const,
      })),
    );
    await db.execute(sql`analyze tasks, items`);
    return id;
  }
  return { db, admin, people, makeProject };
}
