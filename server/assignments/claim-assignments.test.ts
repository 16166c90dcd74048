import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { CLAIMS_MAX, claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import type { EntityId } from '@/core/ids';
import { openDb } from '@/db/client';
import { submitAnnotation } from '../annotations/submit-annotation';
import type { Ctx } from '../context';
import { updateProject } from '../projects/update-project';
import { claimAssignments } from './claim-assignments';
import { expireAssignments } from './expire-assignments';
import { skipAssignment } from './skip-assignment';
import { openTestGround } from './testing/open-test-ground';
import {
  addMember,
  countBrokenTasks,
  importAll,
  makePerson,
  makeTextProject,
} from './testing/test-project';

const { database, ground, admin } = openTestGround();

async function makeAnnotator(projectId: EntityId<'project'>): Promise<Ctx> {
  const person = await makePerson(ground);
  await addMember(person, projectId);
  return person;
}

async function claim(ctx: Ctx, projectId: EntityId<'project'>, count = 1, resume = false) {
  const { assignments } = await claimAssignments(ctx, { projectId, count, resume });
  return assignments;
}

async function countActive({ db, actor }: Ctx): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from assignments where user_id = ${actor.userId}`);
  return row?.count ?? 0;
}

function submit(ctx: Ctx, assignmentId: EntityId<'assignment'>) {
  const classIds = [assignmentId.charCodeAt(assignmentId.length - 1) % 2];
  return submitAnnotation(ctx, { assignmentId, regions: [], classIds, durationMs: 10 });
}

describe('claiming', () => {
  it('never over-assigns, never gives a task twice to one person and keeps every submit, with 8 people at once on 2,000 tasks wanted 3 times', async () => {
    const projectId = await makeTextProject(admin, 2000, 3);
    const acknowledged: string[] = [];
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const own = openDb(database.url, 1);
        const person = { ...(await makeAnnotator(projectId)), db: own.db };
        for (;;) {
          const [assignment] = await claim(person, projectId);
          if (assignment === undefined) break;
          acknowledged.push((await submit(person, assignment.id)).id);
        }
        await own.close();
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    process.stderr.write(`claim + submit: ${(acknowledged.length / seconds).toFixed(0)} pairs/s\n`);
    expect(acknowledged).toHaveLength(6000);
    const [counts] = await database.db.execute(sql`
      select count(*)::int as rows, count(distinct (task_id, user_id))::int as pairs,
        count(distinct id)::int as ids, count(*) filter (where is_extra)::int as extra,
        (select max(n)::int from (select count(*) as n from annotations
          where project_id = ${projectId} group by task_id) x) as most
      from annotations where project_id = ${projectId}`);
    expect(counts).toEqual({ rows: 6000, pairs: 6000, ids: 6000, extra: 0, most: 3 });
    const stored = await database.db.execute<{ id: string }>(
      sql`select id from annotations where project_id = ${projectId}`,
    );
    const ids = new Set(stored.map(({ id }) => id));
    expect(acknowledged.every((id) => ids.has(id))).toBe(true);
    expect(await countBrokenTasks(database.db)).toBe(0);
  }, 240_000);

  it('leases nothing to who signed in beside a page that another person had left open', async () => {
    const projectId = await makeTextProject(admin, 4, 1);
    const [before, now] = [await makeAnnotator(projectId), await makeAnnotator(projectId)];
    const asked = { projectId, count: 2, resume: true };
    const userId = before.actor.userId as EntityId<'user'>;
    await expect(claimAssignments(now, { ...asked, userId })).rejects.toThrow('Somebody else');
    expect(await countActive(now)).toBe(0);
    const { assignments } = await claimAssignments(before, { ...asked, userId });
    expect(assignments).toHaveLength(2);
  });

  it('gives one person in two windows different tasks', async () => {
    const projectId = await makeTextProject(admin, 40, 1);
    const person = await makeAnnotator(projectId);
    const claims = await Promise.all(Array.from({ length: 20 }, () => claim(person, projectId, 2)));
    const tasks = claims.flat().map(({ task }) => task.id);
    expect(tasks).toHaveLength(40);
    expect(new Set(tasks).size).toBe(40);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('gives one person in two windows each task once, also when more people are wanted', async () => {
    const projectId = await makeTextProject(admin, 20, 5);
    const person = await makeAnnotator(projectId);
    const claims = await Promise.all(Array.from({ length: 10 }, () => claim(person, projectId, 4)));
    const tasks = claims.flat().map(({ task }) => task.id);
    expect(new Set(tasks).size).toBe(tasks.length);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('hands a skipped task to somebody else at once and never again to who skipped it', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const [first, second] = [await makeAnnotator(projectId), await makeAnnotator(projectId)];
    const [assignment] = await claim(first, projectId);
    expect(await claim(second, projectId)).toEqual([]);
    const skipping = { assignmentId: assignment?.id as EntityId<'assignment'>, comment: '' };
    for (let time = 0; time < 2; time += 1) {
      const answer = await skipAssignment(first, { ...skipping, reason: 'unclear' });
      expect(answer.state).toBe('skipped');
    }
    expect(await claim(first, projectId)).toEqual([]);
    expect((await claim(second, projectId))[0]?.task.id).toBe(assignment?.task.id);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('gives the slot of an expired lease back, also to the same person, with the draft of before', async () => {
    const projectId = await makeTextProject(admin, 3, 1);
    const person = await makeAnnotator(projectId);
    const before = await claim(person, projectId, 3);
    const ids = before.map(({ id }) => id);
    await database.db.execute(sql`insert into drafts (assignment_id, answer, version, saved_at)
      values (${ids[0]}, '{"regions": [], "classIds": [1]}', 4, now())`);
    await database.db.execute(sql`update assignments set lease_expires_at = now() - interval '1 s'
      where id = any(${sql.param(ids)}::text[])`);
    const swept = await Promise.all([1, 2, 3, 4].map(() => expireAssignments(database)));
    expect(swept.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await countBrokenTasks(database.db)).toBe(0);
    const again = await claim(person, projectId, 5);
    expect(again.map(({ task }) => task.id)).toEqual(before.map(({ task }) => task.id));
    expect(again[0]?.draft).toMatchObject({ answer: { regions: [], classIds: [1] }, version: 0 });
    expect(again[1]?.draft).toBeNull();
  });

  it('begins with what is active when it resumes, and renews it', async () => {
    const projectId = await makeTextProject(admin, 5, 1);
    const person = await makeAnnotator(projectId);
    const [first] = await claim(person, projectId);
    await database.db.execute(sql`update assignments
      set lease_expires_at = now() + interval '1 minute' where id = ${first?.id}`);
    const resumed = await claim(person, projectId, 3, true);
    expect(resumed).toHaveLength(3);
    expect(resumed[0]?.id).toBe(first?.id);
    const left = new Date(resumed[0]?.leaseExpiresAt ?? 0).getTime() - Date.now();
    expect(left).toBeGreaterThan(14 * 60_000);
  });

  it('takes about as long after 4,000 claims as at the beginning', async () => {
    const projectId = await makeTextProject(admin, 5000, 2);
    const person = await makeAnnotator(projectId);
    const timeClaims = async () => {
      const times: number[] = [];
      for (let time = 0; time < 40; time += 1) {
        const started = performance.now();
        await claim(person, projectId, 1);
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[20] ?? 0;
    };
    const firstMs = await timeClaims();
    for (let time = 0; time < 200; time += 1) await claim(person, projectId, 20);
    const lastMs = await timeClaims();
    process.stderr.write(`claim: ${firstMs.toFixed(2)} ms, later ${lastMs.toFixed(2)} ms\n`);
    expect(lastMs).toBeLessThan(3 * firstMs + 2);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('tells nobody else about a project or its work', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const stranger = await makePerson(ground);
    await expect(claim(stranger, projectId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('bulk labelling', () => {
  it('hands out a list only where the project allows it', async () => {
    const projectId = await makeTextProject(admin, 60, 1);
    const person = await makeAnnotator(projectId);
    const list = { projectId, count: CLAIMS_MAX, resume: true, isBulk: true };
    await expect(claimAssignments(person, list)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await claim(person, projectId, 20)).toHaveLength(20);
    await updateProject(admin, { projectId, ifMatch: 1, allowsBulk: true });
    expect((await claimAssignments(person, list)).assignments).toHaveLength(CLAIMS_MAX);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  /** A project of these texts that allows lists, and what an annotator is handed out of it. */
  async function makeList(texts: readonly string[], annotationsPerTask = 1) {
    const projectId = await makeTextProject(admin, 0, annotationsPerTask);
    const bytes = Buffer.from(texts.join('\n'));
    await importAll(admin, projectId, 'txt', [{ name: 'reviews.txt', bytes }]);
    await updateProject(admin, { projectId, ifMatch: 1, allowsBulk: true });
    const find = async (person: Ctx, matching: string, count = CLAIMS_MAX, resume = false) => {
      const asked = { projectId, count, resume, isBulk: true, matching };
      const { assignments } = await claimAssignments(person, asked);
      return assignments.map(({ item }) => item.text);
    };
    return { projectId, find };
  }

  it('finds what has all the words, in any case and as they are written', async () => {
    const { projectId, find } = await makeList([
      'A REFUND please, 100 % of it',
      'no refund for 1000',
      'please refund now',
      'a_b',
      'axb',
      'ÉTÉ',
      'e\u0301te\u0301',
      '我要退款',
      'path\\to',
    ]);
    const person = await makeAnnotator(projectId);
    expect(await find(person, '  Please  refund ')).toEqual([
      'A REFUND please, 100 % of it',
      'please refund now',
    ]);
    expect(await find(person, 'refund')).toEqual(['no refund for 1000']);
    expect(await find(person, 'A_B')).toEqual(['a_b']);
    expect(await find(person, '0%')).toEqual([]);
    expect(await find(person, 'été')).toEqual(['ÉTÉ', 'e\u0301te\u0301']);
    expect(await find(person, '退款')).toEqual(['我要退款']);
    expect(await find(person, '\\to')).toEqual(['path\\to']);
    expect(await find(person, 'reviews.txt', 5)).toEqual(['axb']);
    expect(await find(person, "'; drop table tasks; --")).toEqual([]);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('passes over nothing: what does not fit is handed out afterwards, and nothing twice', async () => {
    const texts = Array.from(
      { length: 30 },
      (_, at) => `${at % 3 === 2 ? 'refund' : 'fine'} ${at}`,
    );
    const { projectId, find } = await makeList(texts, 2);
    const [person, other] = [await makeAnnotator(projectId), await makeAnnotator(projectId)];
    expect(await find(person, 'refund', 4)).toEqual([2, 5, 8, 11].map((at) => `refund ${at}`));
    expect((await claim(person, projectId)).map(({ item }) => item.text)).toEqual(['fine 0']);
    expect(await find(person, 'refund')).toHaveLength(6);
    expect(await find(person, 'refund')).toEqual([]);
    expect(await claim(person, projectId, CLAIMS_MAX)).toHaveLength(19);
    expect(await find(other, 'refund')).toHaveLength(10);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('begins with what is leased when it resumes, whatever the words', async () => {
    const { projectId, find } = await makeList(['fine', 'refund']);
    const person = await makeAnnotator(projectId);
    await claim(person, projectId);
    expect(await find(person, 'refund', 5, true)).toEqual(['fine', 'refund']);
  });

  it('gives two windows of one person different tasks, whatever they look for', async () => {
    const { projectId, find } = await makeList(
      Array.from({ length: 40 }, (_, at) => `refund ${at}`),
    );
    const person = await makeAnnotator(projectId);
    const found = await Promise.all(
      Array.from({ length: 8 }, (_, at) => find(person, at % 2 === 0 ? 'refund' : 'ref', 5)),
    );
    const more = await find(person, 'refund');
    const all = [...found.flat(), ...more];
    expect(new Set(all).size).toBe(40);
    expect(all).toHaveLength(40);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('takes words for a list alone, and refuses none at all', () => {
    const { body } = claimAssignmentsContract;
    expect(body.safeParse({ isBulk: true, matching: ' refund ' }).data?.matching).toBe('refund');
    const refused = body.safeParse({ matching: 'refund' });
    expect(refused.error?.issues[0]).toMatchObject({
      path: ['matching'],
      message: 'Only a list of bulk labelling is chosen by words',
    });
    for (const matching of ['', '  ', '\u0000', 'x'.repeat(201)]) {
      expect(body.safeParse({ isBulk: true, matching }).success).toBe(false);
    }
  });
});
