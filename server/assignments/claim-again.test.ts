import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withIdempotency } from '../http/with-idempotency';
import { claimAssignments } from './claim-assignments';
import { openTestGround } from './testing/open-test-ground';
import { addMember, countBrokenTasks, makePerson, makeTextProject } from './testing/test-project';

const { database, ground, admin } = openTestGround();

it('a claim made again under its key, also at once, gives the same tasks and leases no others', async () => {
  const projectId = await makeTextProject(admin, 20, 1);
  const person = await makePerson(ground);
  await addMember(person, projectId);
  const body = { count: 3, resume: false };
  const claim = async (key: string) => {
    const keyed = { key, route: `claim-assignments ${projectId}`, body };
    const { answer } = await withIdempotency(person, keyed, 200, (ctx) =>
      claimAssignments(ctx, { ...body, projectId }),
    );
    return (answer as { assignments: { id: string }[] }).assignments.map(({ id }) => id);
  };
  const [first, ...again] = await Promise.all([claim('one'), claim('one'), claim('one')]);
  expect(first).toHaveLength(3);
  for (const ids of [...again, await claim('one')]) expect(ids).toEqual(first);
  const other = await claim('two');
  expect(other.filter((id) => first.includes(id))).toEqual([]);
  const [row] = await database.db.execute<{ count: number }>(sql`
    select count(*)::int as count from assignments
    where user_id = ${person.actor.userId} and status = 'active'`);
  expect(row?.count).toBe(6);
  expect(await countBrokenTasks(database.db)).toBe(0);
});
