import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import type { EntityId } from '@/core/ids';
import { claimAssignments } from '../assignments/claim-assignments';
import { getAssignment } from '../assignments/get-assignment';
import { getDraft } from '../assignments/get-draft';
import { saveDraft } from '../assignments/save-draft';
import { skipAssignment } from '../assignments/skip-assignment';
import { openTestGround } from '../assignments/testing/open-test-ground';
import {
  addMember,
  countBrokenTasks,
  makePerson,
  makeTextProject,
} from '../assignments/testing/test-project';
import { computeConsensus } from '../consensus/compute-consensus';
import { freezeDatasetVersion } from '../datasets/freeze-dataset-version';
import { getProgress } from '../projects/get-progress';
import { adjudicateTask } from '../review/adjudicate-task';
import { listVotes } from '../review/list-votes';
import { reviewAnnotation } from '../review/review-annotation';
import { submitAnnotation } from './submit-annotation';
import { withdrawAnnotation } from './withdraw-annotation';

const { database, ground, admin } = openTestGround();

/** One text, answered by so many people, each with a class. */
async function answer(classIds: readonly number[], wanted = classIds.length) {
  const projectId = await makeTextProject(admin, 1, wanted);
  const people = [];
  for (const classId of classIds) {
    const ctx = await makePerson(ground);
    await addMember(ctx, projectId);
    const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
    const [assignment] = assignments;
    if (assignment === undefined) throw new Error('there is no work');
    const { id: assignmentId, task } = assignment;
    const input = { assignmentId, regions: [], classIds: [classId], durationMs: 5 };
    const { id } = await submitAnnotation(ctx, input);
    people.push({ ctx, assignmentId, taskId: task.id, annotationId: id });
  }
  await computeConsensus(database.db, projectId);
  const [first] = people;
  if (first === undefined) throw new Error('nobody answered');
  return { projectId, people, ...first };
}

async function resolvedClasses(taskId: EntityId<'task'>): Promise<unknown> {
  const [row] = await database.db.execute(
    sql`select class_ids as "classIds" from resolved_labels where task_id = ${taskId}`,
  );
  return row?.['classIds'];
}

describe('taking an answer back', () => {
  it('makes the assignment active again; the answer counts no more but stays on record', async () => {
    const { ctx, projectId, assignmentId, taskId, annotationId } = await answer([1]);
    expect(await resolvedClasses(taskId)).toEqual([1]);
    for (let time = 0; time < 2; time += 1) {
      const view = await withdrawAnnotation(ctx, { assignmentId });
      expect(view).toMatchObject({ id: assignmentId, state: 'active' });
      expect(new Date(view.leaseExpiresAt).getTime()).toBeGreaterThan(Date.now() + 14 * 60_000);
    }
    expect(await resolvedClasses(taskId)).toBeUndefined();
    const [kept] = await database.db.execute(sql`select id, answer from withdrawn_annotations
      where assignment_id = ${assignmentId}`);
    expect(kept).toEqual({ id: annotationId, answer: { regions: [], classIds: [1] } });
    expect((await getProgress(admin, { projectId })).annotations).toBe(0);
    expect(await countBrokenTasks(database.db)).toBe(0);
    await submitAnnotation(ctx, { assignmentId, regions: [], classIds: [0], durationMs: 9 });
    await computeConsensus(database.db, projectId);
    expect(await resolvedClasses(taskId)).toEqual([0]);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('leaves the others’ votes alone and derives consensus from them', async () => {
    const { projectId, people, taskId, ctx, assignmentId } = await answer([0, 1, 1]);
    await withdrawAnnotation(ctx, { assignmentId });
    await computeConsensus(database.db, projectId);
    const { votes } = await listVotes(admin, { taskId });
    expect(votes.map(({ answer: { classIds } }) => classIds)).toEqual([[1], [1]]);
    const own = people.map(({ annotationId }) => annotationId);
    expect(votes.map(({ annotationId }) => annotationId).sort()).toEqual(own.slice(1).sort());
    const [derived] = await database.db.execute(sql`select state, vote_count as "voteCount"
      from consensus where task_id = ${taskId}`);
    expect(derived).toEqual({ state: 'pending', voteCount: 2 });
    const stranger = await makePerson(ground);
    await addMember(stranger, projectId);
    const more = await claimAssignments(stranger, { projectId, count: 1, resume: false });
    expect(more.assignments).toEqual([]);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('brings the draft back as it was submitted, with the steps before it', async () => {
    const projectId = await makeTextProject(admin, 1, 1);
    const { assignments } = await claimAssignments(admin, { projectId, count: 1, resume: false });
    const assignmentId = assignments[0]?.id as EntityId<'assignment'>;
    await saveDraft(admin, { assignmentId, ifMatch: 0, answer: { regions: [], classIds: [0] } });
    await submitAnnotation(admin, { assignmentId, regions: [], classIds: [1], durationMs: 5 });
    expect((await getAssignment(admin, { assignmentId })).draft).toBeNull();
    await withdrawAnnotation(admin, { assignmentId });
    const { draft } = await getAssignment(admin, { assignmentId });
    expect(draft).toMatchObject({ answer: { classIds: [1] }, version: 2 });
    const read = await getDraft(admin, { assignmentId });
    expect(read.operations.map(({ name }) => name)).toEqual(['replace', 'restore']);
    expect(read.document?.item).toMatchObject({ classIds: [1], isTouched: true });
  });

  it('is refused once somebody has built on the answer, with the reason', async () => {
    const reviewed = await answer([1]);
    const { annotationId } = reviewed;
    await reviewAnnotation(admin, { annotationId, verdict: 'approve', comment: '' });
    const decided = await answer([0, 1]);
    const decision = { source: 'edited' as const, answer: { regions: [], classIds: [1] } };
    await adjudicateTask(admin, { taskId: decided.taskId, ...decision, reason: '' });
    const frozen = await answer([1]);
    const { projectId } = frozen;
    const freezing = freezeDatasetVersionContract.body.parse({ name: 'v1' });
    await freezeDatasetVersion(admin, { projectId, ...freezing });
    const old = await answer([1]);
    await database.db.execute(sql`update annotations
      set submitted_at = now() - interval '31 minutes' where id = ${old.annotationId}`);
    for (const [each, reason] of [
      [reviewed, 'reviewed'],
      [decided, 'decided'],
      [frozen, 'frozen'],
      [old, 'too_old'],
    ] as const) {
      const { ctx, assignmentId, taskId } = each;
      const before = await resolvedClasses(taskId);
      await expect(withdrawAnnotation(ctx, { assignmentId })).rejects.toMatchObject({
        code: 'withdrawal_closed',
        details: { reason },
      });
      expect(await resolvedClasses(taskId)).toEqual(before);
      expect((await getAssignment(ctx, { assignmentId })).state).toBe('submitted');
    }
  });

  it('is for one’s own submitted answers only', async () => {
    const { projectId, assignmentId } = await answer([1]);
    const manager = await makePerson(ground);
    await addMember(manager, projectId, 'manager');
    await expect(withdrawAnnotation(manager, { assignmentId })).rejects.toMatchObject({
      code: 'not_found',
    });
    const otherId = await makeTextProject(admin, 1, 1);
    const { assignments } = await claimAssignments(admin, {
      ...{ projectId: otherId, count: 1, resume: false },
    });
    const skipped = assignments[0]?.id as EntityId<'assignment'>;
    await skipAssignment(admin, { assignmentId: skipped, reason: 'unclear', comment: '' });
    await expect(withdrawAnnotation(admin, { assignmentId: skipped })).rejects.toMatchObject({
      code: 'assignment_closed',
    });
  });

  it('and submitting again 20 times at once ends in one vote', async () => {
    const { ctx, projectId, assignmentId } = await answer([1]);
    const again = () =>
      submitAnnotation(ctx, { assignmentId, regions: [], classIds: [0], durationMs: 5 });
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, turn) =>
        turn % 2 === 0 ? withdrawAnnotation(ctx, { assignmentId }) : again(),
      ),
    );
    await again().catch(() => null);
    expect((await getProgress(admin, { projectId })).annotations).toBe(1);
    expect(await countBrokenTasks(database.db)).toBe(0);
  });
});
