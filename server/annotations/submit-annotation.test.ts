import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxRegionSchema, PolygonRegionSchema, SpanRegionSchema } from '@/core/annotation';
import type { EntityId } from '@/core/ids';
import { claimAssignments } from '../assignments/claim-assignments';
import { expireAssignments } from '../assignments/expire-assignments';
import { getAssignment } from '../assignments/get-assignment';
import { renewAssignment } from '../assignments/renew-assignment';
import { saveDraft } from '../assignments/save-draft';
import { openTestGround } from '../assignments/testing/open-test-ground';
import {
  addMember,
  countBrokenTasks,
  makePerson,
  makeTextProject,
} from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { withIdempotency } from '../http/with-idempotency';
import { getProgress } from '../projects/get-progress';
import { listProjects } from '../projects/list-projects';
import { updateProject } from '../projects/update-project';
import { listTasks } from '../tasks/list-tasks';
import { fitRegions } from './fit-regions';
import { submitAnnotation } from './submit-annotation';

const { database, ground, admin } = openTestGround();

async function claimOne(projectId: EntityId<'project'>, person?: Ctx) {
  const ctx = person ?? (await makePerson(ground));
  if (person === undefined) await addMember(ctx, projectId);
  const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
  const [assignment] = assignments;
  if (assignment === undefined) throw new Error('there is no work');
  return { ctx, assignment, assignmentId: assignment.id };
}

function submit(ctx: Ctx, assignmentId: EntityId<'assignment'>, classIds = [1]) {
  return submitAnnotation(ctx, { assignmentId, regions: [], classIds, durationMs: 5 });
}

async function expire(assignmentId: string): Promise<void> {
  await database.db.execute(sql`update assignments
    set lease_expires_at = now() - interval '1 second' where id = ${assignmentId}`);
  await expireAssignments(database);
}

describe('submitting', () => {
  it('closes the assignment, deletes its draft and refuses a second answer', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const { ctx, assignmentId } = await claimOne(projectId);
    const answer = { regions: [], classIds: [0] };
    await saveDraft(ctx, { assignmentId, ifMatch: 0, answer });
    expect((await submit(ctx, assignmentId)).isExtra).toBe(false);
    await expect(submit(ctx, assignmentId)).rejects.toMatchObject({ code: 'assignment_closed' });
    await expect(saveDraft(ctx, { assignmentId, ifMatch: 0, answer })).rejects.toMatchObject({
      code: 'assignment_closed',
    });
    const view = await getAssignment(ctx, { assignmentId });
    expect(view).toMatchObject({ state: 'submitted', draft: null });
  });

  it('has one effect for one key, 20 times at once, and refuses another body under it', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const { ctx, assignmentId } = await claimOne(projectId);
    const keyed = {
      key: 'one',
      route: `submit-annotation ${assignmentId}`,
      body: { classIds: [1] },
    };
    const run = () => withIdempotency(ctx, keyed, 201, (inner) => submit(inner, assignmentId));
    const answers = await Promise.all(Array.from({ length: 20 }, run));
    const ids = answers.map(({ answer }) => (answer as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
    expect(answers.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    const rows = await database.db.execute(
      sql`select id from annotations where assignment_id = ${assignmentId}`,
    );
    expect(rows).toHaveLength(1);
    const other = { ...keyed, body: { classIds: [0] } };
    await expect(
      withIdempotency(ctx, other, 201, (inner) => submit(inner, assignmentId)),
    ).rejects.toMatchObject({ code: 'key_reused' });
  });

  it('takes a late answer into a free slot, and keeps it as an extra vote where none is left', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const late = await claimOne(projectId);
    await expire(late.assignmentId);
    const other = await claimOne(projectId);
    expect((await submit(late.ctx, late.assignmentId)).isExtra).toBe(true);
    expect((await submit(other.ctx, other.assignmentId)).isExtra).toBe(false);
    expect(await countBrokenTasks(database.db)).toBe(0);

    const secondId = await makeTextProject(admin, 1, 1);
    const alone = await claimOne(secondId);
    await expire(alone.assignmentId);
    expect((await submit(alone.ctx, alone.assignmentId)).isExtra).toBe(false);
    const { assignments } = await claimAssignments(other.ctx, {
      projectId,
      count: 1,
      resume: false,
    });
    expect(assignments).toEqual([]);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('lets a late answer take the slot of the same person’s newer assignment, never two votes', async () => {
    const projectId = await makeTextProject(admin, 1, 2);
    const first = await claimOne(projectId);
    await expire(first.assignmentId);
    const again = await claimOne(projectId, first.ctx);
    expect(again.assignmentId).not.toBe(first.assignmentId);
    expect((await submit(first.ctx, first.assignmentId)).isExtra).toBe(false);
    await expect(submit(first.ctx, again.assignmentId)).rejects.toMatchObject({
      code: 'assignment_closed',
    });
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('takes an expired assignment up again when its lease is renewed', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const { ctx, assignmentId } = await claimOne(projectId);
    await expire(assignmentId);
    const { leaseExpiresAt } = await renewAssignment(ctx, { assignmentId });
    expect(new Date(leaseExpiresAt).getTime()).toBeGreaterThan(Date.now() + 14 * 60_000);
    expect((await getAssignment(ctx, { assignmentId })).state).toBe('active');
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('refuses a draft by a stale version, and tells the present one', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const { ctx, assignmentId } = await claimOne(projectId);
    const save = (ifMatch: number, classId: number) =>
      saveDraft(ctx, { assignmentId, ifMatch, answer: { regions: [], classIds: [classId] } });
    const saved = await Promise.allSettled([save(0, 0), save(0, 1)]);
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // Either of the two may have come first; the same answer once more would change nothing.
    const held = saved[0]?.status === 'fulfilled' ? 0 : 1;
    const other = 1 - held;
    expect((await save(1, other)).version).toBe(2);
    await expect(save(1, held)).rejects.toMatchObject({
      code: 'stale_version',
      details: { version: 2 },
    });
    const { draft } = await getAssignment(ctx, { assignmentId });
    expect(draft).toMatchObject({ answer: { classIds: [other] }, version: 2 });
  });

  it('tells nobody about another’s assignment', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const { assignmentId } = await claimOne(projectId);
    const other = await makePerson(ground);
    await addMember(other, projectId);
    await expect(getAssignment(other, { assignmentId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(submit(other, assignmentId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps every vote and the slots when the overlap goes down and up again', async () => {
    const projectId = await makeTextProject(admin, 2, 3);
    const people = [];
    for (let index = 0; index < 3; index += 1) people.push(await claimOne(projectId));
    for (const { ctx, assignmentId } of people.slice(0, 2)) await submit(ctx, assignmentId);
    const change = (ifMatch: number, annotationsPerTask: number) =>
      updateProject(admin, { projectId, ifMatch, annotationsPerTask });
    await change(1, 1);
    expect(await countBrokenTasks(database.db)).toBe(0);
    expect((await getProgress(admin, { projectId })).tasks).toEqual({
      open: 1,
      completed: 1,
      total: 2,
    });
    const third = people[2];
    if (third === undefined) throw new Error('three people claimed');
    expect((await submit(third.ctx, third.assignmentId)).isExtra).toBe(true);
    await expect(change(1, 5)).rejects.toMatchObject({ code: 'stale_version' });
    await change(2, 5);
    expect(await countBrokenTasks(database.db)).toBe(0);
    const page = await listTasks(admin, { projectId, limit: 1 });
    expect(page.rows[0]).toMatchObject({ annotationsWanted: 5, annotationCount: 3, state: 'open' });
    const rest = await listTasks(admin, { projectId, limit: 1, cursor: page.nextCursor ?? '' });
    expect(rest).toMatchObject({ rows: [{ annotationCount: 0 }], nextCursor: null });
    const progress = await getProgress(admin, { projectId });
    expect(progress).toMatchObject({ annotations: 3, annotationsWanted: 10 });
    expect(progress.byDay).toHaveLength(14);
    expect(progress.byDay.at(-1)?.annotations).toBe(3);
    const { projects } = await listProjects(admin);
    expect(projects.find(({ id }) => id === projectId)).toMatchObject({
      itemCount: 2,
      taskCounts: { open: 2, completed: 0, disputed: 0 },
    });
  });
});

describe('regions', () => {
  const size = { widthPx: 100, heightPx: 80, textLength: null };
  const box = (x: number, y: number, width: number, height: number) =>
    BoxRegionSchema.parse({ kind: 'box', classId: 0, x, y, width, height });

  it('stay on the picture and keep finite positive sides, whatever is drawn', () => {
    const side = fc.double({ min: -300, max: 300, noNaN: true });
    const length = fc.double({ min: 1e-9, max: 500, noNaN: true });
    fc.assert(
      fc.property(side, side, length, length, (x, y, width, height) => {
        try {
          const [region] = fitRegions([box(x, y, width, height)], size);
          if (region?.kind !== 'box') return false;
          return (
            region.x >= -0.5 &&
            region.y >= -0.5 &&
            region.width > 0 &&
            region.height > 0 &&
            region.x + region.width <= 100.5 + 1e-9 &&
            region.y + region.height <= 80.5 + 1e-9
          );
        } catch (error) {
          return (error as { code?: string }).code === 'invalid';
        }
      }),
    );
  });

  it('are left exactly as drawn up to half a px beyond the edge, and cut to it further out', () => {
    expect(fitRegions([box(-0.5, 0, 101, 80.25)], size)[0]).toMatchObject(box(-0.5, 0, 101, 80.25));
    expect(fitRegions([box(-10, 5, 20, 100)], size)[0]).toMatchObject({
      x: 0,
      y: 5,
      width: 10,
      height: 75,
    });
    expect(() => fitRegions([box(100, 0, 5, 5)], size)).toThrow('outside');
    expect(() => fitRegions([{ ...box(1, 1, 5, 5), x: Number.NaN }], size)).toThrow('finite');
    expect(fitRegions([box(1, 1, 5, 5)], size)[0]?.id).toMatch(/^rgn_/);
  });

  const polygon = (...points: [number, number][]) =>
    PolygonRegionSchema.parse({ kind: 'polygon', classId: 0, points });
  const span = (start: number, end: number) =>
    SpanRegionSchema.parse({ kind: 'span', classId: 0, start, end });
  const text = { widthPx: null, heightPx: null, textLength: 12 };

  it('keep the corners of a polygon on the picture, up to half a px beyond it', () => {
    const corner = fc.tuple(
      fc.double({ min: -300, max: 300, noNaN: true }),
      fc.double({ min: -300, max: 300, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 8 }), (points) => {
        try {
          const [region] = fitRegions([polygon(...points)], size);
          if (region?.kind !== 'polygon') return false;
          return region.points.every(
            ([x, y], index) =>
              x >= -0.5 &&
              y >= -0.5 &&
              x <= 100.5 &&
              y <= 80.5 &&
              (points[index]?.[0] === x || x === 0 || x === 100) &&
              (points[index]?.[1] === y || y === 0 || y === 80),
          );
        } catch (error) {
          return (error as { code?: string }).code === 'invalid';
        }
      }),
    );
    expect(fitRegions([polygon([-0.5, 0], [110, 0], [50, 80.5])], size)[0]).toMatchObject({
      points: [
        [-0.5, 0],
        [100, 0],
        [50, 80.5],
      ],
    });
  });

  it('keep a polygon that crosses itself as it was drawn', () => {
    const bowTie = polygon([10, 10], [30, 30], [30, 10], [10, 30]);
    expect(fitRegions([bowTie], size)[0]).toMatchObject({ points: bowTie.points });
  });

  it.each([
    ['outside', polygon([101, 0], [110, 0], [110, 9])],
    ['small', polygon([1, 1], [5, 5], [9, 9])],
    ['small', polygon([-20, 10], [-10, 30], [0.000001, 20])],
    ['needs a text', span(0, 4)],
  ])('refuse what is %s', (reason, region) => {
    expect(() => fitRegions([region], size)).toThrow(reason);
  });

  it('lie in the text, counted in code points', () => {
    expect(fitRegions([span(0, 12)], text)[0]).toMatchObject({ start: 0, end: 12 });
    expect(() => fitRegions([span(0, 13)], text)).toThrow('beyond the text');
    expect(() => fitRegions([box(1, 1, 5, 5)], text)).toThrow('needs a picture');
  });
});
