import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityId } from '@/core/ids';
import { createTestDatabase } from '@/db/testing/test-database';
import { submitAnnotation } from '../annotations/submit-annotation';
import { claimAssignments } from '../assignments/claim-assignments';
import {
  addMember,
  makeGround,
  makePerson,
  makeTextProject,
} from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { createComment } from './create-comment';
import { deleteComment } from './delete-comment';
import { listComments } from './list-comments';
import { resolveComment } from './resolve-comment';

type ProjectId = EntityId<'project'>;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let ground: Pick<Ctx, 'db' | 'storage'>;
let admin: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await makeGround(database.db);
  admin = await makePerson(ground, 'admin');
});
afterAll(() => database.close());

async function makeMember(projectId: ProjectId, role: 'annotator' | 'reviewer' | 'engineer') {
  const person = await makePerson(ground);
  await addMember(person, projectId, role);
  return person;
}

async function claimOne(ctx: Ctx, projectId: ProjectId) {
  const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
  const [assignment] = assignments;
  if (assignment === undefined) throw new Error('nothing to claim');
  return assignment;
}

/** One text that two people hold, and a reviewer who does not. */
async function makeScene() {
  const projectId = await makeTextProject(admin, 1, 3);
  const [ann, ben] = [
    await makeMember(projectId, 'annotator'),
    await makeMember(projectId, 'annotator'),
  ];
  const rita = await makeMember(projectId, 'reviewer');
  const assignment = await claimOne(ann, projectId);
  await claimOne(ben, projectId);
  return { projectId, taskId: assignment.task.id, assignment, ann, ben, rita };
}

const bodies = async (ctx: Ctx, projectId: ProjectId, more: { isOpen?: 'true' } = {}) =>
  (await listComments(ctx, { projectId, limit: 50, ...more })).rows.map(({ body }) => body);

describe('comments', () => {
  it('on an answer are seen by its annotator and the reviewers, by no other annotator', async () => {
    const { projectId, taskId, ann, ben, rita } = await makeScene();
    const asked = await createComment(ann, { projectId, taskId, body: 'A cat?' });
    expect(asked).toMatchObject({ annotatorId: ann.actor.userId, authorId: ann.actor.userId });
    await createComment(ben, { projectId, taskId, body: 'Mine' });
    const reply = await createComment(rita, {
      projectId,
      taskId,
      replyToId: asked.id,
      body: 'Yes',
    });
    expect(reply).toMatchObject({ annotatorId: ann.actor.userId, replyToId: asked.id });
    expect(await bodies(ann, projectId)).toEqual(['Yes', 'A cat?']);
    expect(await bodies(ben, projectId)).toEqual(['Mine']);
    expect(await bodies(rita, projectId)).toEqual(['Yes', 'Mine', 'A cat?']);
  });

  it('of another person can be neither answered, settled nor taken back by an annotator', async () => {
    const { projectId, taskId, ann, ben } = await makeScene();
    const { id } = await createComment(ann, { projectId, taskId, body: 'A cat?' });
    const denied = { code: 'not_found' };
    const reply = { projectId, taskId, replyToId: id, body: 'No' };
    await expect(createComment(ben, reply)).rejects.toMatchObject(denied);
    await expect(resolveComment(ben, { commentId: id, isResolved: true })).rejects.toMatchObject(
      denied,
    );
    await expect(deleteComment(ben, { commentId: id })).rejects.toMatchObject(denied);
    const about = {
      projectId,
      taskId,
      annotatorId: ann.actor.userId as EntityId<'user'>,
      body: 'Hm',
    };
    await expect(createComment(ben, about)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are refused on a task one never had, and on one of another project', async () => {
    const { projectId, taskId, rita } = await makeScene();
    const late = await makeMember(projectId, 'annotator');
    const own = { projectId, taskId, body: 'Hello' };
    await expect(createComment(late, own)).rejects.toMatchObject({ code: 'not_found' });
    const about = { ...own, annotatorId: late.actor.userId as EntityId<'user'> };
    await expect(createComment(rita, about)).rejects.toMatchObject({ code: 'invalid' });
    const other = await makeScene();
    await expect(
      createComment(other.ann, { ...own, projectId: other.projectId }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(createComment(await makeMember(projectId, 'engineer'), own)).rejects.toMatchObject(
      { code: 'forbidden' },
    );
  });

  it('stay hidden from a reviewer who is labelling the task, until that answer is in', async () => {
    const { projectId, taskId, ann, rita } = await makeScene();
    await createComment(ann, { projectId, taskId, body: 'A cat?' });
    const { id } = await claimOne(rita, projectId);
    expect(await bodies(rita, projectId)).toEqual([]);
    const about = {
      projectId,
      taskId,
      annotatorId: ann.actor.userId as EntityId<'user'>,
      body: 'Hm',
    };
    await expect(createComment(rita, about)).rejects.toMatchObject({ code: 'forbidden' });
    await submitAnnotation(rita, { assignmentId: id, regions: [], classIds: [0], durationMs: 1 });
    expect(await bodies(rita, projectId)).toEqual(['A cat?']);
    await expect(createComment(rita, about)).resolves.toMatchObject({ body: 'Hm' });
  });

  it('keep region and place, for the whole thread', async () => {
    const { projectId, taskId, ann, rita } = await makeScene();
    const pin = { regionId: 'rgn_1' as EntityId<'region'>, point: { x: 1.5, y: 2 } };
    const { id } = await createComment(ann, { projectId, taskId, body: 'A cat?', ...pin });
    const reply = await createComment(rita, { projectId, taskId, replyToId: id, body: 'Yes' });
    expect(reply).toMatchObject(pin);
  });

  it('are settled as a thread, and opened again by a reply', async () => {
    const { projectId, taskId, ann, rita } = await makeScene();
    const { id } = await createComment(ann, { projectId, taskId, body: 'A cat?' });
    const reply = await createComment(rita, { projectId, taskId, replyToId: id, body: 'Yes' });
    const settled = await resolveComment(rita, { commentId: reply.id, isResolved: true });
    expect(settled).toMatchObject({ id, resolvedByName: rita.actor.userId });
    expect(settled.resolvedAt).not.toBeNull();
    expect(await bodies(ann, projectId, { isOpen: 'true' })).toEqual([]);
    await createComment(ann, { projectId, taskId, replyToId: reply.id, body: 'But the ears?' });
    expect(await bodies(ann, projectId, { isOpen: 'true' })).toEqual([
      'But the ears?',
      'Yes',
      'A cat?',
    ]);
  });

  it('are taken back by their author alone, and only while nobody has replied', async () => {
    const { projectId, taskId, ann, rita } = await makeScene();
    const { id } = await createComment(ann, { projectId, taskId, body: 'A cat?' });
    const reply = await createComment(rita, { projectId, taskId, replyToId: id, body: 'Yes' });
    await expect(deleteComment(ann, { commentId: id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(deleteComment(ann, { commentId: reply.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await deleteComment(rita, { commentId: reply.id });
    await deleteComment(ann, { commentId: id });
    expect(await bodies(rita, projectId)).toEqual([]);
  });

  it('come in pages, newest first, each once', async () => {
    const { projectId, taskId, ann } = await makeScene();
    for (const body of ['1', '2', '3']) await createComment(ann, { projectId, taskId, body });
    const first = await listComments(ann, { projectId, limit: 2 });
    expect(first.rows.map(({ body }) => body)).toEqual(['3', '2']);
    const cursor = first.nextCursor ?? '';
    const rest = await listComments(ann, { projectId, limit: 2, cursor });
    expect(rest.rows.map(({ body }) => body)).toEqual(['1']);
    expect(rest.nextCursor).toBeNull();
    await expect(listComments(ann, { projectId, limit: 2, cursor: 'x' })).rejects.toMatchObject({
      code: 'bad_request',
    });
  });
});
