import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { ConcordClient } from '@/sdk/concord-client';
import { makeMemoryCopies } from '../../offline/memory-copies';
import { stubBrowser } from './testing/stub-browser';
import { WorkSession } from './work-session';

const NOW = new Date(0).toISOString();
const SCHEMA = makeLabelSchema('text', { classes: [{ name: 'good' }, { name: 'bad' }] });
const PROJECT = {
  ...{ id: 'prj_1', kind: 'text', labelSchema: SCHEMA, labelSchemaVersion: 1 },
} as unknown as ProjectView;

function assignment(id: string): AssignmentView {
  const item = {
    name: `${id}.txt`,
    text: 'fine',
    fileUrl: null,
    widthPx: null,
    heightPx: null,
    tiles: null,
  };
  const task = { id: id.replace('asg', 'tsk'), isBlind: false };
  return { id, task, item, draft: null, labelSchemaVersion: 1 } as unknown as AssignmentView;
}

/** Hands out tasks one behind the other, takes answers, and gives them back. */
class Server {
  readonly requests: string[] = [];
  readonly answers = new Map<string, { classIds: number[] }>();
  readonly comments: string[] = [];
  /** Codes with which taking back is refused. */
  refusal: string | null = null;
  isCut = false;
  /** Answers are taken back, but nobody hears of it; after that, true: of nothing at all. */
  loss: { isLasting: boolean } | null = null;
  /** No answer fits. */
  isStrict = false;
  constructor(private readonly picture: object) {}

  #left = ['asg_1', 'asg_2', 'asg_3', 'asg_4', 'asg_5', 'asg_6'];

  readonly fetch: typeof fetch = async (input, init) => {
    if (this.isCut) throw new TypeError('network');
    const method = init?.method ?? 'GET';
    const path = String(input).replace('/api/v1/', '');
    const [, id = '', part] = path.split('/');
    this.requests.push(`${method} ${path}`);
    const body = JSON.parse(String(init?.body ?? '{}'));
    if (path.endsWith('/comments')) return this.#comment(body.body);
    if (path.startsWith('projects/')) return this.#claim(body.count);
    if (path === 'me') return Response.json({ id: 'usr_1' });
    const code = 'invalid';
    if (part === 'annotation' && this.isStrict) return Response.json({ code }, { status: 422 });
    if (part === 'annotation' && method === 'POST') this.answers.set(id, body);
    if (part === 'annotation' && method === 'DELETE') return this.#withdraw(id);
    if (part === undefined) {
      const state = this.answers.has(id) ? 'submitted' : 'active';
      return Response.json({ ...assignment(id), state });
    }
    const { length } = body.operations ?? [];
    return Response.json({ version: 1, seq: length, savedAt: NOW, labelSchemaVersion: 1 });
  };

  #comment(text: string): Response {
    const code = 'not_found';
    if (text === 'refuse this') return Response.json({ code, status: 404 }, { status: 404 });
    this.comments.push(text);
    return Response.json({}, { status: 201 });
  }

  #claim(count: number): Response {
    const assignments = this.#left.splice(0, count).map((id) => {
      const given = assignment(id);
      return { ...given, item: { ...given.item, ...this.picture } };
    });
    return Response.json({ assignments, preLabelSource: null });
  }

  #withdraw(id: string): Response {
    const code = this.refusal;
    if (code !== null) return Response.json({ code, status: 409, detail: code }, { status: 409 });
    this.answers.delete(id);
    if (this.loss !== null) {
      this.isCut = this.loss.isLasting;
      throw new TypeError('network');
    }
    return Response.json({});
  }
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(5_000);
}

async function begin(picture = {}) {
  const server = new Server(picture);
  const api = new ConcordClient({ fetch: server.fetch });
  const session = new WorkSession({
    ...{ api, project: PROJECT, userId: 'usr_1', allowSoftwareAdapter: false },
    copies: async () => makeMemoryCopies(),
  });
  await session.start();
  await settle();
  return { server, session };
}

/** Chooses a class of the item at hand. */
function choose(session: WorkSession, classId: number): void {
  session.getSnapshot().item?.editor?.toggleItemClass(classId);
}

function atHand(session: WorkSession): string | undefined {
  return session.getSnapshot().item?.assignment.id;
}

beforeEach(stubBrowser);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('WorkSession', () => {
  test('opens the first task and keeps three more ready behind it', async () => {
    const { session } = await begin();
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot()).toMatchObject({ phase: 'working', packSize: 3 });
    session.stop();
  });

  test('opens the next task at once and sends the answer behind it', async () => {
    const { server, session } = await begin();
    choose(session, 1);
    const submitted = session.submit();
    expect(atHand(session)).toBe('asg_2');
    await submitted;
    await settle();
    expect(server.answers.get('asg_1')).toMatchObject({ classIds: [1] });
    expect(session.getSnapshot()).toMatchObject({ save: 'saved', unsentCount: 0, canReopen: true });
    session.stop();
  });

  test('submits nothing while an earlier step is shown, and says so', async () => {
    const { server, session } = await begin();
    choose(session, 1);
    session.log?.look(0);
    await session.submit();
    await settle();
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot()).toMatchObject({
      notice: { kind: 'looking_back', lookedAt: 0 },
      submittedCount: 0,
      unsentCount: 0,
    });
    expect(server.answers.size).toBe(0);
    session.log?.look(null);
    await session.submit();
    await settle();
    expect(atHand(session)).toBe('asg_2');
    expect(server.answers.get('asg_1')).toMatchObject({ classIds: [1] });
    expect(session.getSnapshot().notice).toMatchObject({ kind: 'submitted' });
    session.stop();
  });

  test('takes an answer back from the server as it was, the item at hand waits behind it', async () => {
    const { server, session } = await begin();
    choose(session, 1);
    await session.submit();
    await settle();
    choose(session, 0);
    await session.reopen();
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot().item?.editor?.toAnswer().classIds).toEqual([1]);
    expect(session.getSnapshot()).toMatchObject({ submittedCount: 0, canReopen: false });
    expect(server.answers.has('asg_1')).toBe(false);
    await session.goOn();
    expect(atHand(session)).toBe('asg_2');
    expect(session.getSnapshot().item?.editor?.toAnswer().classIds).toEqual([0]);
    session.stop();
  });

  test('takes an answer that is not sent yet out of the queue without asking the server', async () => {
    const { server, session } = await begin();
    server.isCut = true;
    await session.submit();
    await session.reopen();
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot().unsent).toEqual([]);
    server.isCut = false;
    await settle();
    expect(server.requests.filter((request) => request.includes('annotation'))).toEqual([]);
    session.stop();
  });

  test('says why an answer cannot be taken back, and goes on with the item at hand', async () => {
    const { server, session } = await begin();
    await session.submit();
    await settle();
    server.refusal = 'assignment_closed';
    await session.reopen();
    expect(atHand(session)).toBe('asg_2');
    expect(session.getSnapshot()).toMatchObject({
      canReopen: true,
      notice: { kind: 'cannot_reopen', name: 'asg_1.txt', reason: 'assignment_closed' },
    });
    session.stop();
  });

  test('opens an answer that the server has taken back though its word on it was lost', async () => {
    const { server, session } = await begin();
    choose(session, 1);
    await session.submit();
    await settle();
    server.loss = { isLasting: false };
    await session.reopen();
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot().item?.editor?.toAnswer().classIds).toEqual([1]);
    expect(session.getSnapshot().notice).toMatchObject({ kind: 'reopened' });
    session.stop();
  });

  test('opens it as soon as the server can be asked, where it says nothing at all', async () => {
    const { server, session } = await begin();
    await session.submit();
    await settle();
    server.loss = { isLasting: true };
    await session.reopen();
    expect(session.getSnapshot()).toMatchObject({
      canReopen: true,
      notice: { kind: 'cannot_reopen', reason: 'network' },
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(atHand(session)).toBe('asg_2');
    server.loss = null;
    server.isCut = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot()).toMatchObject({ canReopen: false, notice: { kind: 'reopened' } });
    session.stop();
  });

  test('leaves an answer submitted that the server was asked in vain to take back', async () => {
    const { server, session } = await begin();
    await session.submit();
    await settle();
    server.isCut = true;
    await session.reopen();
    server.isCut = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(atHand(session)).toBe('asg_2');
    expect([...server.answers.keys()]).toEqual(['asg_1']);
    expect(session.getSnapshot().canReopen).toBe(true);
    session.stop();
  });

  test('neither submits nor takes back twice while an answer is being taken back', async () => {
    const { server, session } = await begin();
    await session.submit();
    await session.submit();
    await settle();
    await Promise.all([session.reopen(), session.reopen(), session.submit()]);
    expect(atHand(session)).toBe('asg_2');
    expect(session.getSnapshot()).toMatchObject({ submittedCount: 1, canReopen: true });
    expect([...server.answers.keys()]).toEqual(['asg_1']);
    session.stop();
  });

  test('keeps comments while the server is away, counts them as unsent, and sends them after it', async () => {
    const { server, session } = await begin();
    server.isCut = true;
    const comment = (text: string) => ({
      projectId: PROJECT.id,
      body: { taskId: 'tsk_1' as const, body: text },
      idempotencyKey: text,
    });
    await session.keepComment(comment('first'));
    await session.keepComment(comment('refuse this'));
    await session.keepComment(comment('last'));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.getSnapshot()).toMatchObject({ save: 'offline', unsentCount: 3 });
    server.isCut = false;
    await session.sendNow();
    await settle();
    expect(server.comments).toEqual(['first', 'last']);
    expect(session.getSnapshot()).toMatchObject({
      ...{ save: 'saved', unsentCount: 0, sentCommentCount: 2 },
      refusedComments: [{ waiting: { idempotencyKey: 'refuse this' } }],
    });
    await session.discardComment('refuse this');
    expect(session.getSnapshot().refusedComments).toEqual([]);
    session.stop();
  });

  test('gives a task back while the server is away, once and in its turn among the answers', async () => {
    const { server, session } = await begin();
    server.isCut = true;
    await session.submit();
    await session.skip('broken', 'half of it is missing');
    await session.submit();
    await vi.advanceTimersByTimeAsync(0);
    expect(atHand(session)).toBe('asg_4');
    expect(session.getSnapshot()).toMatchObject({ save: 'offline', unsentCount: 3 });
    server.isCut = false;
    await session.sendNow();
    await settle();
    const isSent = (request: string) => /annotation|skip/.test(request);
    expect(server.requests.filter(isSent)).toEqual([
      'POST assignments/asg_1/annotation',
      'POST assignments/asg_2/skip',
      'POST assignments/asg_3/annotation',
    ]);
    expect(session.getSnapshot()).toMatchObject({ save: 'saved', unsentCount: 0 });
    session.stop();
  });

  test('opens an answer that the server refuses again, to be put right', async () => {
    const { server, session } = await begin();
    choose(session, 1);
    server.isStrict = true;
    await session.submit();
    await settle();
    expect(session.getSnapshot().refused).toMatchObject([{ problem: { code: 'invalid' } }]);
    server.isStrict = false;
    await session.discardRefused('asg_1');
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot()).toMatchObject({ refused: [], unsentCount: 0 });
    expect(session.getSnapshot().item?.editor?.toAnswer().classIds).toEqual([1]);
    await session.submit();
    await settle();
    expect(server.answers.get('asg_1')).toMatchObject({ classIds: [1] });
    session.stop();
  });

  test('submits nothing of a picture that has not come, until it is loaded again', async () => {
    let isLost = true;
    vi.stubGlobal('fetch', async () => {
      if (isLost) throw new TypeError('network');
      return new Response('bytes');
    });
    vi.stubGlobal('createImageBitmap', async () => ({ close: () => {} }));
    const { server, session } = await begin({ text: null, fileUrl: '/files/1' });
    await session.submit();
    await settle();
    expect(session.getSnapshot().notice).toMatchObject({ kind: 'no_picture', name: 'asg_1.txt' });
    expect([atHand(session), server.answers.size]).toEqual(['asg_1', 0]);
    isLost = false;
    session.loadPictures();
    await settle();
    expect(session.getSnapshot().notice).toBeNull();
    await session.submit();
    await settle();
    expect([atHand(session), server.answers.size]).toEqual(['asg_2', 1]);
    session.stop();
  });

  test('is done once there is no more work', async () => {
    const { server, session } = await begin();
    for (let done = 0; done < 6; done += 1) {
      await session.submit();
      await settle();
    }
    expect(session.getSnapshot()).toMatchObject({ phase: 'done', item: null, submittedCount: 6 });
    expect(server.answers.size).toBe(6);
    session.stop();
  });
});
