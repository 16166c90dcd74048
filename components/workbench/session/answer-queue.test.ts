import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConcordClient } from '@/sdk/concord-client';
import { AnswerQueue, type QueueHost } from './answer-queue';
import type { AssignmentId } from './local-store';
import { makeMemoryStore } from './memory-store';

const ids = ['asg_1', 'asg_2', 'asg_3'] as AssignmentId[];

function problem(status: number, code: string): Response {
  return Response.json({ code, status, detail: code }, { status });
}

/** A server that keeps each answer once by its key, and fails as it is told. */
function makeServer() {
  const kept: { path: string; key: string }[] = [];
  const failures: (Response | 'cut' | 'lost' | 'silent')[] = [];
  const calls: string[] = [];
  const serve: typeof fetch = async (input, init) => {
    const path = String(input);
    const key = new Headers(init?.headers).get('idempotency-key') ?? '';
    calls.push(path);
    const failure = failures.shift();
    if (failure === 'cut') throw new TypeError('network');
    if (failure === 'silent') {
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    }
    if (failure instanceof Response) return failure;
    if (!kept.some((answer) => answer.key === key)) kept.push({ path, key });
    if (failure === 'lost') throw new TypeError('network');
    return Response.json({}, { status: 201 });
  };
  return { kept, failures, calls, api: new ConcordClient({ fetch: serve }) };
}

beforeEach(() => {
  vi.useFakeTimers();
  const locks = { request: (_: string, run: () => Promise<unknown>) => run() };
  vi.stubGlobal('navigator', { locks });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function host(more: Partial<QueueHost> = {}): QueueHost {
  return { onChange: () => {}, isStillSelf: async () => true, ...more };
}

async function addAll(queue: AnswerQueue): Promise<void> {
  for (const assignmentId of ids) await queue.add({ assignmentId, body: {} });
}

describe('AnswerQueue', () => {
  test('calls a line without answers offline, gives up in the end and sends again', async () => {
    const server = makeServer();
    const store = makeMemoryStore();
    const queue = new AnswerQueue(server.api, store, 'usr_1', host());
    server.failures.push('silent');
    await addAll(queue);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(queue.state).toMatchObject({ isOffline: false });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(queue.state).toMatchObject({ isOffline: true });
    expect(queue.state.unsent).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.kept.map(({ path }) => path.split('/')[4])).toEqual(ids);
    expect(queue.state).toMatchObject({ unsent: [], isOffline: false });
  });

  test('sends answers in the order they were given and keeps none that is acknowledged', async () => {
    const server = makeServer();
    const store = makeMemoryStore();
    const queue = new AnswerQueue(server.api, store, 'usr_1', host());
    await addAll(queue);
    await vi.runAllTimersAsync();
    expect(server.kept.map(({ path }) => path.split('/')[4])).toEqual(ids);
    expect(await store.listUnsent('usr_1')).toEqual([]);
    expect(queue.state).toMatchObject({ unsent: [], isOffline: false });
  });

  test('loses nothing and sends nothing twice when the network is cut or an answer is lost', async () => {
    const server = makeServer();
    server.failures.push('cut', 'lost', problem(503, 'unavailable'), 'lost');
    const queue = new AnswerQueue(server.api, makeMemoryStore(), 'usr_1', host());
    await addAll(queue);
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.state.isOffline).toBe(true);
    expect(queue.state.unsent.map(({ assignmentId }) => assignmentId)).toEqual(ids);
    await vi.runAllTimersAsync();
    expect(server.kept.map(({ path }) => path.split('/')[4])).toEqual(ids);
    expect(server.calls.length).toBe(7);
    expect(queue.state).toMatchObject({ unsent: [], isOffline: false });
  });

  test('waits for the person to sign in again, then goes on', async () => {
    const server = makeServer();
    server.failures.push(problem(401, 'unauthenticated'));
    const queue = new AnswerQueue(server.api, makeMemoryStore(), 'usr_1', host());
    await queue.add({ assignmentId: ids[0] as AssignmentId, body: {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.state).toMatchObject({ needsSignIn: true, unsent: [{ assignmentId: 'asg_1' }] });
    await vi.runAllTimersAsync();
    expect(queue.state).toMatchObject({ needsSignIn: false, unsent: [] });
  });

  test('keeps an answer the server refuses, says so, and goes on with the next', async () => {
    const server = makeServer();
    server.failures.push(problem(422, 'invalid'));
    const store = makeMemoryStore();
    const queue = new AnswerQueue(server.api, store, 'usr_1', host());
    await addAll(queue);
    await vi.runAllTimersAsync();
    expect(queue.state.refused.map(({ problem: { code } }) => code)).toEqual(['invalid']);
    expect(queue.state.unsent).toEqual([]);
    expect((await store.listUnsent('usr_1')).map(({ assignmentId }) => assignmentId)).toEqual([
      'asg_1',
    ]);
    expect(server.kept.length).toBe(2);
  });

  test('never sends what another person left in this browser', async () => {
    const server = makeServer();
    const store = makeMemoryStore();
    const answer = {
      assignmentId: ids[0] as AssignmentId,
      body: {},
      idempotencyKey: 'k',
      queuedAt: 1,
    };
    await store.queueAnswer({ ...answer, userId: 'usr_other' });
    await new AnswerQueue(server.api, store, 'usr_1', host()).flush();
    expect(server.calls).toEqual([]);
  });

  test('50 answers given offline leave the next page once each, in their order', async () => {
    const server = makeServer();
    const store = makeMemoryStore();
    const many = Array.from({ length: 50 }, (_, index) => `asg_${index}` as AssignmentId);
    const closed = new AnswerQueue(server.api, store, 'usr_1', host());
    server.failures.push(...Array.from({ length: 60 }, () => 'cut' as const));
    for (const assignmentId of many) await closed.add({ assignmentId, body: {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(closed.state.unsent).toHaveLength(50);
    closed.stop();
    server.failures.length = 0;
    server.failures.push('lost', 'cut', 'lost');
    const reopened = new AnswerQueue(server.api, store, 'usr_1', host());
    await reopened.flush();
    await vi.runAllTimersAsync();
    expect(server.kept.map(({ path }) => path.split('/')[4])).toEqual(many);
    expect(await store.listUnsent('usr_1')).toEqual([]);
  });

  test('takes an answer back before it is sent, and says when it is too late for that', async () => {
    const server = makeServer();
    server.failures.push('cut');
    const queue = new AnswerQueue(server.api, makeMemoryStore(), 'usr_1', host());
    await addAll(queue);
    await vi.advanceTimersByTimeAsync(0);
    expect(await queue.takeBack('asg_2' as AssignmentId)).toBe(true);
    await vi.runAllTimersAsync();
    expect(server.kept.map(({ path }) => path.split('/')[4])).toEqual(['asg_1', 'asg_3']);
    expect(await queue.takeBack('asg_3' as AssignmentId)).toBe(false);
  });

  test('keeps everything when the browser is signed in as somebody else by now', async () => {
    const server = makeServer();
    server.failures.push(problem(404, 'not_found'));
    const store = makeMemoryStore();
    const foreign = host({ isStillSelf: async () => false });
    const queue = new AnswerQueue(server.api, store, 'usr_1', foreign);
    await addAll(queue);
    await vi.runAllTimersAsync();
    expect(server.calls).toHaveLength(1);
    expect(queue.state.refused).toEqual([]);
    expect(await store.listUnsent('usr_1')).toHaveLength(3);
  });

  test('asks again where the server neither knows the answer’s item nor says who is signed in', async () => {
    const server = makeServer();
    server.failures.push(problem(404, 'not_found'), problem(404, 'not_found'));
    const said = [null, null, true];
    const isStillSelf = async () => said.shift() ?? null;
    const queue = new AnswerQueue(server.api, makeMemoryStore(), 'usr_1', host({ isStillSelf }));
    await addAll(queue);
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.state).toMatchObject({ refused: [] });
    expect(queue.state.unsent).toHaveLength(3);
    await vi.runAllTimersAsync();
    expect(server.kept.map(({ path }) => path.split('/')[4])).toEqual(ids);
    expect(queue.state).toMatchObject({ unsent: [], refused: [] });
  });
});
