import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EntityId } from '@/core/ids';
import { ConcordClient } from '@/sdk/concord-client';
import { CommentQueue } from './comment-queue';
import { openIndexedStore } from './indexed-store';
import type { LocalStore } from './local-store';
import { makeMemoryStore } from './memory-store';
import { makeSafeStore } from './safe-store';

const PROJECT = 'prj_1' as EntityId<'project'>;
const TASK = 'tsk_1' as EntityId<'task'>;

/** A server that keeps each comment once by its key, and fails as it is told. */
function makeServer() {
  const kept = new Map<string, { path: string; body: string; authorId: string }>();
  const failures: (string | 'cut' | 'lost')[] = [];
  let calls = 0;
  const serve: typeof fetch = async (input, init) => {
    calls += 1;
    const failure = failures.shift();
    if (failure === 'cut') throw new TypeError('network');
    if (failure !== undefined && failure !== 'lost') {
      const status = failure === 'unavailable' ? 503 : 400;
      return Response.json({ code: failure, status, detail: failure }, { status });
    }
    const key = new Headers(init?.headers).get('idempotency-key') ?? '';
    const sent = { path: String(input), ...JSON.parse(String(init?.body)) };
    if (!kept.has(key)) kept.set(key, sent);
    if (failure === 'lost') throw new TypeError('network');
    return Response.json({}, { status: 201 });
  };
  return {
    failures,
    api: new ConcordClient({ fetch: serve }),
    get calls() {
      return calls;
    },
    get bodies() {
      return [...kept.values()].map(({ body }) => body);
    },
    get authors() {
      return [...kept.values()].map(({ authorId }) => authorId);
    },
  };
}

type Server = ReturnType<typeof makeServer>;

function makeQueue(server: Server, store: LocalStore, more: { isSelf?: boolean } = {}) {
  const sent: string[] = [];
  const queue = new CommentQueue(server.api, store, 'usr_1', {
    onChange: () => {},
    onSent: ({ body }) => sent.push(body.body),
    isStillSelf: async () => more.isSelf ?? true,
  });
  return { queue, sent };
}

function write(queue: CommentQueue, text: string, idempotencyKey = text): Promise<void> {
  return queue.add({ projectId: PROJECT, body: { taskId: TASK, body: text }, idempotencyKey });
}

const waitingIn = (queue: CommentQueue) => queue.state.unsent.map(({ body }) => body.body);
const bodiesIn = async (store: LocalStore) =>
  (await store.listUnsentComments('usr_1')).map(({ body }) => body.body);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const locks = { request: (_: string, run: () => Promise<unknown>) => run() };
  vi.stubGlobal('navigator', { locks });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('CommentQueue', () => {
  test('sends comments in the order they were written, under their author, and keeps none', async () => {
    const server = makeServer();
    const store = makeMemoryStore();
    const { queue, sent } = makeQueue(server, store);
    for (const text of ['1', '2', '3']) await write(queue, text);
    await vi.runAllTimersAsync();
    expect(server.bodies).toEqual(['1', '2', '3']);
    expect(server.authors).toEqual(['usr_1', 'usr_1', 'usr_1']);
    expect(sent).toEqual(['1', '2', '3']);
    expect(await bodiesIn(store)).toEqual([]);
  });

  test('sends each once when the network is cut or an answer is lost', async () => {
    const server = makeServer();
    server.failures.push('cut', 'lost', 'unavailable', 'lost');
    const { queue } = makeQueue(server, makeMemoryStore());
    for (const text of ['1', '2', '3']) await write(queue, text);
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.state.isOffline).toBe(true);
    expect(waitingIn(queue)).toEqual(['1', '2', '3']);
    await vi.runAllTimersAsync();
    expect(server.bodies).toEqual(['1', '2', '3']);
    expect(server.calls).toBe(7);
    expect(queue.state).toMatchObject({ unsent: [], isOffline: false });
  });

  test('is one comment however often it is added under its key', async () => {
    const server = makeServer();
    server.failures.push('cut');
    const { queue } = makeQueue(server, makeMemoryStore());
    await write(queue, 'twice', 'key');
    await write(queue, 'twice', 'key');
    await vi.runAllTimersAsync();
    await write(queue, 'twice', 'key');
    await vi.runAllTimersAsync();
    expect(server.bodies).toEqual(['twice']);
  });

  test('waits for the person to sign in again, then goes on', async () => {
    const server = makeServer();
    server.failures.push('unauthenticated');
    const { queue } = makeQueue(server, makeMemoryStore());
    await write(queue, '1');
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.state).toMatchObject({ needsSignIn: true });
    expect(waitingIn(queue)).toEqual(['1']);
    await queue.flush();
    expect(queue.state).toMatchObject({ needsSignIn: false, unsent: [] });
    expect(server.bodies).toEqual(['1']);
  });

  test('keeps what the server refuses until it is discarded, also on the next page', async () => {
    const server = makeServer();
    const store = makeMemoryStore();
    server.failures.push('not_found');
    const { queue } = makeQueue(server, store);
    await write(queue, 'on an item that is gone');
    await write(queue, 'fine');
    await vi.runAllTimersAsync();
    expect(server.bodies).toEqual(['fine']);
    expect(queue.state.refused.map(({ problem: { code } }) => code)).toEqual(['not_found']);
    expect(waitingIn(queue)).toEqual([]);
    expect(await bodiesIn(store)).toEqual(['on an item that is gone']);
    queue.stop();

    server.failures.push('not_found');
    const { queue: later } = makeQueue(server, store);
    await later.flush();
    expect(later.state.refused.map(({ waiting }) => waiting.body.body)).toEqual([
      'on an item that is gone',
    ]);
    expect(await later.takeBack('on an item that is gone')).toBe(true);
    expect(later.state.refused).toEqual([]);
    expect(await bodiesIn(store)).toEqual([]);
  });

  test('forgets a refused comment that was discarded in another tab', async () => {
    const server = makeServer();
    const store = makeMemoryStore();
    server.failures.push('forbidden');
    const { queue } = makeQueue(server, store);
    await write(queue, '1');
    await vi.runAllTimersAsync();
    await store.removeUnsentComment('1');
    await queue.flush();
    expect(queue.state.refused).toEqual([]);
  });

  test('takes a comment out before it is sent, and says when it is too late for that', async () => {
    const server = makeServer();
    server.failures.push('cut');
    const { queue } = makeQueue(server, makeMemoryStore());
    await write(queue, '1');
    await vi.advanceTimersByTimeAsync(0);
    expect(await queue.takeBack('1')).toBe(true);
    await write(queue, '2');
    await vi.runAllTimersAsync();
    expect(server.bodies).toEqual(['2']);
    expect(await queue.takeBack('2')).toBe(false);
  });

  test('refuses nothing and sends nothing more once somebody else is signed in', async () => {
    const server = makeServer();
    server.failures.push('forbidden');
    const store = makeMemoryStore();
    const { queue } = makeQueue(server, store, { isSelf: false });
    await write(queue, '1');
    await vi.runAllTimersAsync();
    expect(queue.state.refused).toEqual([]);
    expect(server.bodies).toEqual([]);
    expect(await bodiesIn(store)).toEqual(['1']);
    expect(await store.countOthers('usr_2')).toBe(1);
    const stranger = new CommentQueue(server.api, store, 'usr_2', {
      onChange: () => {},
      isStillSelf: async () => true,
    });
    await stranger.flush();
    expect(server.bodies).toEqual([]);
  });

  test('sends what is written just after it has found nothing more to send', async () => {
    const server = makeServer();
    let added: Promise<void> | null = null;
    const request = async (_: string, run: () => Promise<unknown>) => {
      const result = await run();
      // before the lock is given back
      added ??= write(queue, '2');
      await added;
      return result;
    };
    vi.stubGlobal('navigator', { locks: { request } });
    const { queue } = makeQueue(server, makeMemoryStore());
    await write(queue, '1');
    await vi.waitFor(() => expect(server.bodies).toEqual(['1', '2']));
    expect(server.calls).toBe(2);
  });
});

describe('in the browser’s own store', () => {
  beforeEach(() => vi.useRealTimers());

  const open = () => openIndexedStore({ onTakenOver: () => {} });

  test('comments written offline are sent by the next page, once and in order', async () => {
    const server = makeServer();
    const { queue: closed } = makeQueue(server, await open());
    server.failures.push('lost', ...Array.from({ length: 30 }, () => 'cut' as const));
    const texts = Array.from({ length: 12 }, (_, place) => `comment ${place}`);
    for (const text of texts) await write(closed, text);
    expect(waitingIn(closed)).toEqual(texts);
    closed.stop();
    server.failures.length = 0;

    const store = await open();
    const { queue: opened } = makeQueue(server, store);
    await opened.flush();
    expect(server.bodies).toEqual(texts);
    expect(await bodiesIn(store)).toEqual([]);
  });

  test('a comment is kept in memory where there is no space, beside those that are there', async () => {
    const server = makeServer();
    const kept = await open();
    const full = () => Promise.reject(new DOMException('no space', 'QuotaExceededError'));
    const troubles: string[] = [];
    const broken = { ...kept };
    const store = makeSafeStore(broken, (trouble) => troubles.push(trouble));
    server.failures.push(...Array.from({ length: 10 }, () => 'cut' as const));
    const { queue } = makeQueue(server, store);
    await write(queue, '1');
    Object.assign(broken, { queueComment: full, removeUnsentComment: full });
    await write(queue, '2');
    expect(waitingIn(queue)).toEqual(['1', '2']);
    expect(troubles).toEqual(['full']);
    server.failures.length = 0;
    await queue.flush();
    await vi.waitFor(() => expect(queue.state.unsent).toEqual([]));
    expect(server.bodies).toEqual(['1', '2']);
    queue.stop();
  });
});
