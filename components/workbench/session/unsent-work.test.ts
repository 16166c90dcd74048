import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EntityId } from '@/core/ids';
import { ConcordClient } from '@/sdk/concord-client';
import type { AssignmentId } from './local-store';
import { makeMemoryStore } from './memory-store';
import { UnsentWork } from './unsent-work';

let store = makeMemoryStore();
vi.mock('./open-safe-store', () => ({ openSafeStore: async () => store }));

let isCut = false;
/** Codes with which answers are refused. */
let refusal: string | null = null;
let sent: string[] = [];

const serve: typeof fetch = async (input, init) => {
  if (isCut) throw new TypeError('network');
  const path = String(input).replace('/api/v1/', '');
  if (path === 'me') return Response.json({ id: 'usr_1' });
  const code = refusal;
  if (code !== null) return Response.json({ code, status: 422, detail: '' }, { status: 422 });
  sent.push(`${init?.method} ${path}`);
  return Response.json({}, { status: 201 });
};

function leaveAnswer(id: string, userId = 'usr_1'): Promise<void> {
  const assignmentId = id as AssignmentId;
  return store.queueAnswer({ assignmentId, userId, idempotencyKey: id, body: {}, queuedAt: 1 });
}

function leaveComment(key: string): Promise<void> {
  const userId = 'usr_1';
  const body = { taskId: 'tsk_1', body: key, authorId: userId } as never;
  const projectId = 'prj_1' as EntityId<'project'>;
  return store.queueComment({ idempotencyKey: key, userId, projectId, body, queuedAt: 1 });
}

beforeEach(() => {
  vi.useFakeTimers();
  const locks = { request: (_: string, run: () => Promise<unknown>) => run() };
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('window', new EventTarget());
  store = makeMemoryStore();
  [isCut, refusal, sent] = [false, null, []];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => UnsentWork.open(new ConcordClient({ fetch: serve }), 'usr_1');

test('what a person has left in the browser is sent without a label page, and nobody else’s', async () => {
  await leaveAnswer('asg_1');
  await leaveAnswer('asg_2');
  await leaveAnswer('asg_3', 'usr_2');
  await leaveComment('a word');
  const work = await open();
  expect(await work.count()).toBe(3);
  await work.send();
  expect(sent.toSorted()).toEqual([
    'POST assignments/asg_1/annotation',
    'POST assignments/asg_2/annotation',
    'POST projects/prj_1/comments',
  ]);
  expect([await work.count(), work.getState()]).toEqual([0, { count: 0, hasFailed: false }]);
  work.stop();
});

test('what cannot be sent is told, and goes once the network is back', async () => {
  await leaveAnswer('asg_1');
  await leaveComment('a word');
  isCut = true;
  const work = await open();
  const told: unknown[] = [];
  work.subscribe(() => told.push(work.getState()));
  await work.send();
  expect(work.getState()).toEqual({ count: 2, hasFailed: true });
  expect(told.at(-1)).toBe(work.getState());
  isCut = false;
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(work.getState()).toEqual({ count: 0, hasFailed: false });
  expect(sent).toHaveLength(2);
  work.stop();
});

test('what the server refuses is kept, and counts where somebody is about to leave it behind', async () => {
  await leaveAnswer('asg_1');
  refusal = 'invalid';
  const work = await open();
  await work.send();
  expect(work.getState()).toEqual({ count: 0, hasFailed: false });
  expect(await work.count()).toBe(1);
  work.stop();
});

test('nothing is sent any more once the page is left', async () => {
  await leaveAnswer('asg_1');
  isCut = true;
  const work = await open();
  await work.send();
  work.stop();
  isCut = false;
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([]);
});

test('who asks while something is on its way is told when all of it is', async () => {
  await leaveAnswer('asg_1');
  await leaveAnswer('asg_2');
  const work = await open();
  void work.send();
  await work.send();
  expect(await work.count()).toBe(0);
  work.stop();
});
