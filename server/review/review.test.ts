import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { BoxRegion } from '@/core/annotation';
import { type EntityId, newId } from '@/core/ids';
import { goldAnswers } from '@/db/schema/gold-answers';
import { submitAnnotation } from '../annotations/submit-annotation';
import { claimAssignments } from '../assignments/claim-assignments';
import { expireAssignments } from '../assignments/expire-assignments';
import { skipAssignment } from '../assignments/skip-assignment';
import { openTestGround } from '../assignments/testing/open-test-ground';
import {
  addMember,
  countBrokenTasks,
  importAll,
  makePerson,
  makeTextProject,
} from '../assignments/testing/test-project';
import { computeConsensus } from '../consensus/compute-consensus';
import { listConsensus } from '../consensus/list-consensus';
import { recomputeConsensus } from '../consensus/recompute-consensus';
import type { Ctx } from '../context';
import { createProject } from '../projects/create-project';
import { updateProject } from '../projects/update-project';
import { adjudicateTask } from './adjudicate-task';
import { listDisputes } from './list-disputes';
import { listVotes } from './list-votes';
import { reviewAnnotation } from './review-annotation';

type ProjectId = EntityId<'project'>;
type TaskId = EntityId<'task'>;

const { database, ground, admin } = openTestGround();

async function makeMember(projectId: ProjectId, role: 'annotator' | 'reviewer' = 'annotator') {
  const person = await makePerson(ground);
  await addMember(person, projectId, role);
  return person;
}

/** Lets a new person answer every task of a project, one class an item in the order of the tasks. */
async function answerAll(projectId: ProjectId, classIds: number[], person?: Ctx) {
  const ctx = person ?? (await makeMember(projectId));
  const { assignments } = await claimAssignments(ctx, {
    projectId,
    count: classIds.length,
    resume: false,
  });
  const taskIds: TaskId[] = [];
  for (const [index, { id, task }] of assignments.entries()) {
    await submitAnnotation(ctx, {
      assignmentId: id,
      regions: [],
      classIds: [classIds[index] ?? 0],
      durationMs: 1000,
    });
    taskIds.push(task.id);
  }
  return { ctx, taskIds, assignmentIds: assignments.map(({ id }) => id) };
}

function derived(projectId: ProjectId) {
  return database.db.execute<Record<string, unknown>>(sql`
    select c.*, r.source, r.class_ids as final, r.regions as final_regions, r.resolved_at
    from consensus c left join resolved_labels r on r.task_id = c.task_id
    where c.project_id = ${projectId} order by c.task_id`);
}

/** Two texts: on the first all three agree, on the second one against two. */
async function makeDisputed() {
  const projectId = await makeTextProject(admin, 2, 3);
  await answerAll(projectId, [1, 0]);
  await answerAll(projectId, [1, 1]);
  const last = await answerAll(projectId, [1, 1]);
  const settings = { classMethod: 'majority' as const };
  await updateProject(admin, { projectId, ifMatch: 1, consensus: settings });
  await computeConsensus(database.db, projectId);
  const [agreedId, disputedId] = last.taskIds as [TaskId, TaskId];
  return { projectId, agreedId, disputedId };
}

describe('consensus', () => {
  it('derived again changes nothing: neither versions nor instants', async () => {
    const { projectId } = await makeDisputed();
    const before = await derived(projectId);
    expect(before.map(({ state }) => state).sort()).toEqual(['agreed', 'disputed']);
    const counts = await recomputeConsensus(admin, { projectId });
    expect(counts).toEqual({ tasks: 2, agreed: 1, disputed: 1, pending: 0, resolved: 0 });
    expect(await derived(projectId)).toEqual(before);
  });

  it('is not changed by the order in which the people answered', async () => {
    const projectId = await makeTextProject(admin, 3, 3);
    for (const classIds of [
      [0, 1, 0],
      [1, 1, 0],
      [0, 1, 1],
    ]) {
      await answerAll(projectId, classIds);
    }
    await computeConsensus(database.db, projectId);
    const before = await derived(projectId);
    await database.db.execute(sql`update annotations
      set submitted_at = now() - (random() * 1000 || ' seconds')::interval
      where project_id = ${projectId}`);
    await computeConsensus(database.db, projectId);
    expect(await derived(projectId)).toEqual(before);
  });

  it('opens again when the overlap rises and settles when it falls, with every vote kept', async () => {
    const { projectId, agreedId } = await makeDisputed();
    const change = async (ifMatch: number, annotationsPerTask: number) => {
      await updateProject(admin, { projectId, ifMatch, annotationsPerTask });
      await computeConsensus(database.db, projectId);
    };
    await change(2, 5);
    expect((await derived(projectId)).map(({ state }) => state)).toEqual(['pending', 'pending']);
    expect((await derived(projectId)).map(({ source }) => source)).toEqual([null, null]);
    await change(3, 2);
    const rows = await derived(projectId);
    expect(rows.map(({ vote_count }) => vote_count)).toEqual([3, 3]);
    expect(rows.find(({ task_id }) => task_id === agreedId)).toMatchObject({
      state: 'agreed',
      source: 'consensus',
      final: [1],
    });
  });

  it('takes a late extra vote in, and counts it', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const late = await makeMember(projectId);
    const { assignments } = await claimAssignments(late, { projectId, count: 1, resume: false });
    const [assignment] = assignments;
    if (assignment === undefined) throw new Error('there is no work');
    await database.db.execute(sql`update assignments
      set lease_expires_at = now() - interval '1 second' where id = ${assignment.id}`);
    await expireAssignments(database);
    await answerAll(projectId, [1]);
    await computeConsensus(database.db, projectId);
    expect(await derived(projectId)).toMatchObject([
      { vote_count: 1, state: 'agreed', source: 'single', final: [1], version: 1 },
    ]);
    await submitAnnotation(late, {
      assignmentId: assignment.id,
      regions: [],
      classIds: [0],
      durationMs: 1,
    });
    await computeConsensus(database.db, projectId);
    expect(await derived(projectId)).toMatchObject([
      { vote_count: 2, state: 'disputed', source: null, agreement: 0, version: 2 },
    ]);
  });
});

describe('deciding a dispute', () => {
  it('takes the task off the list, and survives every recomputation and change of settings', async () => {
    const { projectId, disputedId } = await makeDisputed();
    const { rows } = await listDisputes(admin, { projectId, limit: 10 });
    expect(rows.map(({ taskId }) => taskId)).toEqual([disputedId]);
    const { votes } = await listVotes(admin, { taskId: disputedId });
    const odd = votes.find(({ answer }) => answer.classIds[0] === 0);
    if (odd === undefined) throw new Error('nobody said 0');
    const reviewer = await makeMember(projectId, 'reviewer');
    await adjudicateTask(reviewer, {
      taskId: disputedId,
      source: 'annotation',
      annotationId: odd.annotationId,
      reason: 'the quote is ironic',
    });
    expect((await listDisputes(admin, { projectId, limit: 10 })).rows).toEqual([]);
    const settled = await derived(projectId);
    await recomputeConsensus(admin, { projectId });
    expect(await derived(projectId)).toEqual(settled);
    await updateProject(admin, { projectId, ifMatch: 2, annotationsPerTask: 1 });
    const counts = await recomputeConsensus(admin, { projectId });
    expect(counts).toMatchObject({ agreed: 1, resolved: 1, disputed: 0 });
    const view = await listVotes(admin, { taskId: disputedId });
    expect(view.consensus?.state).toBe('resolved');
    expect(view.adjudication).toMatchObject({
      source: 'annotation',
      answer: { classIds: [0] },
      reason: 'the quote is ironic',
    });
    const [events] = await database.db.execute<{ count: number }>(sql`select count(*)::int as count
      from audit_events where event = 'task.adjudicated' and object_id = ${disputedId}`);
    expect(events?.count).toBe(1);
  });

  it('lets the newest decision hold and keeps the earlier one', async () => {
    const { projectId, disputedId } = await makeDisputed();
    const decide = (classId: number) =>
      adjudicateTask(admin, {
        taskId: disputedId,
        source: 'edited',
        answer: { regions: [], classIds: [classId] },
        reason: 'looked again',
      });
    await decide(0);
    await decide(1);
    const rows = await derived(projectId);
    expect(rows.find(({ task_id }) => task_id === disputedId)?.final).toEqual([1]);
    const kept = await database.db.execute(
      sql`select id from adjudications where task_id = ${disputedId}`,
    );
    expect(kept).toHaveLength(2);
    await adjudicateTask(admin, { taskId: disputedId, source: 'consensus', reason: '' });
    const again = await derived(projectId);
    expect(again.find(({ task_id }) => task_id === disputedId)?.final).toEqual([1]);
  });

  it('is never taken back by a recomputation that runs at the same time', async () => {
    const { projectId, disputedId } = await makeDisputed();
    const decisions = Array.from({ length: 8 }, (_, index) => [
      recomputeConsensus(admin, { projectId }),
      adjudicateTask(admin, {
        taskId: disputedId,
        source: 'edited',
        answer: { regions: [], classIds: [index % 2] },
        reason: `round ${index}`,
      }),
    ]).flat();
    await Promise.all(decisions);
    const { adjudication } = await listVotes(admin, { taskId: disputedId });
    const row = (await derived(projectId)).find(({ task_id }) => task_id === disputedId);
    expect(row).toMatchObject({ source: 'adjudication', final: adjudication?.answer.classIds });
  });

  it('refuses what does not fit: an unknown class, another task’s answer, no consensus', async () => {
    const { projectId, agreedId, disputedId } = await makeDisputed();
    const edited = { source: 'edited' as const, reason: 'because' };
    await expect(
      adjudicateTask(admin, {
        ...edited,
        taskId: disputedId,
        answer: { regions: [], classIds: [7] },
      }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const { votes } = await listVotes(admin, { taskId: agreedId });
    await expect(
      adjudicateTask(admin, {
        taskId: disputedId,
        source: 'annotation',
        annotationId: votes[0]?.annotationId ?? 'ann_0',
        reason: '',
      }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await database.db.execute(sql`delete from consensus where project_id = ${projectId}`);
    await expect(
      adjudicateTask(admin, { taskId: disputedId, source: 'consensus', reason: '' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const none = await database.db.execute(
      sql`select 1 from adjudications where project_id = ${projectId}`,
    );
    expect(none).toHaveLength(0);
  });

  it('pages disputes by agreement without loss or repetition', async () => {
    const projectId = await makeTextProject(admin, 7, 2);
    await answerAll(projectId, [0, 0, 0, 0, 0, 0, 0]);
    await answerAll(projectId, [1, 1, 1, 0, 1, 1, 0]);
    await updateProject(admin, {
      projectId,
      ifMatch: 1,
      consensus: { classMethod: 'majority' },
    });
    await computeConsensus(database.db, projectId);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listDisputes>> = await listDisputes(admin, {
        projectId,
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...page.rows.map(({ taskId }) => taskId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    await expect(
      listDisputes(admin, { projectId, limit: 2, cursor: 'nonsense' }),
    ).rejects.toMatchObject({ code: 'bad_request' });
  });
});

describe('boxes', () => {
  const box = (x: number, classId = 0): BoxRegion => ({
    kind: 'box',
    classId,
    attributes: {},
    origin: 'manual',
    x,
    y: 10,
    width: 20,
    height: 20,
    rotation: 0,
  });

  async function makeBoxed() {
    const { id: projectId } = await createProject(admin, {
      name: 'Boxes',
      description: '',
      kind: 'image',
      guide: '',
      annotationsPerTask: 3,
      labelSchema: { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
    });
    const { default: sharp } = await import('sharp');
    const bytes = await sharp({
      create: { width: 200, height: 100, channels: 3, background: '#888' },
    })
      .png()
      .toBuffer();
    await importAll(admin, projectId, 'images', [{ name: 'one.png', bytes }]);
    const answers = [
      [box(10), box(100)],
      [box(12), box(101, 1)],
      [box(14), box(160)],
    ];
    let taskId: TaskId = 'tsk_0';
    for (const regions of answers) {
      const ctx = await makeMember(projectId);
      const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
      const [assignment] = assignments;
      if (assignment === undefined) throw new Error('there is no work');
      taskId = assignment.task.id;
      await submitAnnotation(ctx, {
        assignmentId: assignment.id,
        regions,
        classIds: [],
        durationMs: 1,
      });
    }
    await computeConsensus(database.db, projectId);
    return { projectId, taskId };
  }

  it('keeps what enough people drew at its median, and leaves the rest out of the taken consensus', async () => {
    const { projectId, taskId } = await makeBoxed();
    const [before] = await derived(projectId);
    expect(before).toMatchObject({ state: 'disputed', source: null });
    const { consensus } = await listVotes(admin, { taskId });
    expect(
      consensus?.regions.map(({ region, voteCount, isDisputed }) => [
        region.kind === 'box' ? region.x : null,
        voteCount,
        isDisputed,
      ]),
    ).toEqual([
      [12, 3, false],
      [100.5, 2, false],
      [160, 1, true],
    ]);
    await computeConsensus(database.db, projectId);
    expect(await derived(projectId)).toEqual([before]);
    await adjudicateTask(admin, { taskId, source: 'consensus', reason: '' });
    const [settled] = await derived(projectId);
    const regions = (settled?.['final_regions'] ?? []) as BoxRegion[];
    expect(regions.map(({ x }) => x)).toEqual([12, 100.5]);
  });

  it('cuts an edited answer to the picture and refuses one beside it', async () => {
    const { projectId, taskId } = await makeBoxed();
    const decide = (region: BoxRegion) =>
      adjudicateTask(admin, {
        taskId,
        source: 'edited',
        answer: { regions: [region], classIds: [] },
        reason: 'redrawn',
      });
    await expect(decide(box(500))).rejects.toMatchObject({ code: 'invalid' });
    await decide(box(190));
    const [settled] = await derived(projectId);
    expect(settled?.['final_regions']).toMatchObject([{ x: 190, width: 10 }]);
  });
});

describe('reviewing one answer', () => {
  it('is refused for one’s own, even to an admin', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const reviewer = await makeMember(projectId, 'reviewer');
    const { taskIds } = await answerAll(projectId, [1], reviewer);
    const { votes } = await listVotes(admin, { taskId: taskIds[0] ?? 'tsk_0' });
    const annotationId = votes[0]?.annotationId ?? 'ann_0';
    const verdict = { annotationId, verdict: 'approve' as const, comment: '' };
    await expect(reviewAnnotation(reviewer, verdict)).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await reviewAnnotation(admin, verdict);
    expect(id).toMatch(/^rev_/);
  });

  it('makes a rejected answer count no more and asks somebody else, until it is approved again', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const first = await answerAll(projectId, [0]);
    await computeConsensus(database.db, projectId);
    const taskId = first.taskIds[0] ?? 'tsk_0';
    const { votes } = await listVotes(admin, { taskId });
    const annotationId = votes[0]?.annotationId ?? 'ann_0';
    const say = (verdict: 'approve' | 'reject' | 'comment') =>
      reviewAnnotation(admin, { annotationId, verdict, comment: 'read the second sentence' });
    await say('reject');
    await say('comment');
    await say('reject');
    await computeConsensus(database.db, projectId);
    expect(await derived(projectId)).toEqual([]);
    expect(await countBrokenTasks(database.db)).toBe(0);
    const again = await claimAssignments(first.ctx, { projectId, count: 1, resume: false });
    expect(again.assignments).toEqual([]);
    const second = await answerAll(projectId, [1]);
    expect(second.taskIds).toEqual([taskId]);
    await computeConsensus(database.db, projectId);
    expect(await derived(projectId)).toMatchObject([{ vote_count: 1, final: [1] }]);
    await say('approve');
    await computeConsensus(database.db, projectId);
    expect(await derived(projectId)).toMatchObject([{ vote_count: 2, state: 'disputed' }]);
    expect(await countBrokenTasks(database.db)).toBe(0);
    const stored = await database.db.execute(
      sql`select id from annotations where task_id = ${taskId}`,
    );
    expect(stored).toHaveLength(2);
  });
});

describe('blindness', () => {
  it('shows an annotator no votes, consensus, disputes or decisions', async () => {
    const { projectId, disputedId } = await makeDisputed();
    const annotator = await makeMember(projectId);
    const stranger = await makePerson(ground);
    const attempts = (ctx: Ctx) => [
      listVotes(ctx, { taskId: disputedId }),
      listConsensus(ctx, { projectId, limit: 10 }),
      listDisputes(ctx, { projectId, limit: 10 }),
      recomputeConsensus(ctx, { projectId }),
      adjudicateTask(ctx, { taskId: disputedId, source: 'consensus', reason: '' }),
      reviewAnnotation(ctx, {
        annotationId: 'ann_0',
        verdict: 'approve',
        comment: '',
      }),
    ];
    const codes = async (ctx: Ctx) =>
      (await Promise.allSettled(attempts(ctx))).map((result) =>
        result.status === 'rejected' ? (result.reason as { code?: string }).code : 'allowed',
      );
    expect(await codes(annotator)).toEqual([...Array(5).fill('forbidden'), 'not_found']);
    expect(await codes(stranger)).toEqual(Array(6).fill('not_found'));
  });

  it('hides a task from a reviewer who is labelling it, until it is submitted or skipped', async () => {
    const { projectId, agreedId, disputedId } = await makeDisputed();
    await updateProject(admin, { projectId, ifMatch: 2, annotationsPerTask: 4 });
    await updateProject(admin, { projectId, ifMatch: 3, annotationsPerTask: 4 });
    const reviewer = await makeMember(projectId, 'reviewer');
    const { assignments } = await claimAssignments(reviewer, {
      projectId,
      count: 2,
      resume: false,
    });
    expect(assignments.map(({ task }) => task.id).sort()).toEqual([agreedId, disputedId].sort());
    await expect(listVotes(reviewer, { taskId: disputedId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      adjudicateTask(reviewer, { taskId: disputedId, source: 'consensus', reason: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect((await listConsensus(reviewer, { projectId, limit: 10 })).rows).toEqual([]);
    for (const { id } of assignments) {
      await skipAssignment(reviewer, { assignmentId: id, reason: 'unclear', comment: '' });
    }
    expect((await listConsensus(reviewer, { projectId, limit: 10 })).rows).toHaveLength(2);
    expect((await listVotes(reviewer, { taskId: disputedId })).votes).toHaveLength(3);
  });

  it('gives the known answer to reviewers and to nobody else', async () => {
    const { projectId, disputedId } = await makeDisputed();
    await database.db.insert(goldAnswers).values({
      id: newId('goldAnswer'),
      taskId: disputedId,
      projectId,
      regions: [],
      classIds: [1],
    });
    const { gold } = await listVotes(admin, { taskId: disputedId });
    expect(gold).toEqual({ regions: [], classIds: [1] });
  });
});
