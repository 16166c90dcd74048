import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { EntityId } from '@/core/ids';
import { projectMembers } from '@/db/schema/project-members';
import { submitAnnotation } from '../annotations/submit-annotation';
import { claimAssignments } from '../assignments/claim-assignments';
import { openTestGround } from '../assignments/testing/open-test-ground';
import { addMember, makePerson, makeTextProject } from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { withIdempotency } from '../http/with-idempotency';
import { createComment } from './create-comment';
import { deleteComment } from './delete-comment';
import { listComments } from './list-comments';
import { resolveComment } from './resolve-comment';

type ProjectId = EntityId<'project'>;

const { database, ground, admin } = openTestGround();

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

  it('are stored once however often they are sent, even after their author has left', async () => {
    const { projectId, taskId, ann } = await makeScene();
    const body = { taskId, body: 'A cat?', regionId: 'rgn_1' as EntityId<'region'> };
    const keyed = { key: 'written-offline', route: `create-comment ${projectId}`, body };
    const send = () =>
      withIdempotency(ann, keyed, 201, (inner) => createComment(inner, { projectId, ...body }));
    const sent = await Promise.all([send(), send(), send()]);
    await database.db.delete(projectMembers).where(eq(projectMembers.userId, ann.actor.userId));
    sent.push(await send());
    expect(sent.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    expect(new Set(sent.map(({ answer }) => (answer as { id: string }).id)).size).toBe(1);
    expect(await bodies(admin, projectId)).toEqual(['A cat?']);
  });

  it('are never taken from somebody other than who wrote them', async () => {
    const { projectId, taskId, ann, ben, rita } = await makeScene();
    const authorId = ann.actor.userId as EntityId<'user'>;
    const written = { projectId, taskId, authorId, body: 'A cat?' };
    const denied = { code: 'forbidden' };
    await expect(createComment(ben, written)).rejects.toMatchObject(denied);
    await expect(createComment(rita, { ...written, annotatorId: authorId })).rejects.toMatchObject(
      denied,
    );
    await createComment(ann, written);
    expect(await bodies(admin, projectId)).toEqual(['A cat?']);
  });

  it('that are open come in pages, each once, though comments arrive and threads are settled', async () => {
    const { projectId, taskId, ann, rita } = await makeScene();
    const asked: EntityId<'comment'>[] = [];
    for (let place = 0; place < 7; place += 1) {
      const { id } = await createComment(ann, { projectId, taskId, body: `question ${place}` });
      asked.push(id);
      await createComment(rita, { projectId, taskId, replyToId: id, body: `answer ${place}` });
    }
    const [first = '', second = ''] = asked;
    await resolveComment(ann, { commentId: first, isResolved: true });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listComments(ann, {
        ...{ projectId, limit: 3, isOpen: 'true' },
        ...(cursor === null ? {} : { cursor }),
      });
      if (cursor === null) {
        await createComment(ann, { projectId, taskId, body: 'meanwhile' });
        await resolveComment(ann, { commentId: second, isResolved: true });
      }
      expect(page.rows.length).toBeLessThanOrEqual(3);
      seen.push(...page.rows.map(({ body }) => body));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(
      [6, 5, 4, 3, 2].flatMap((place) => [`answer ${place}`, `question ${place}`]),
    );
  });
});
