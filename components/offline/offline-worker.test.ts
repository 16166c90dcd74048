import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const ORIGIN = 'https://label.example.org';
const PAGE = `${ORIGIN}/projects/prj_1/label`;
const SCRIPT = readFileSync(join(import.meta.dirname, '../../public/offline-worker.js'), 'utf8');

/** Stands for Cache Storage: addresses and answers. */
class Caches {
  readonly all = new Map<string, Map<string, Response>>();

  put(name: string, url: string, answer: Response): void {
    const cache = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, cache.set(url, answer));
  }

  readonly keys = async () => [...this.all.keys()];
  readonly delete = async (name: string) => this.all.delete(name);
  readonly open = async (name: string) => {
    const cache = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, cache);
    const urlOf = (of: string | { url: string }) =>
      new URL(typeof of === 'string' ? of : of.url, ORIGIN).href;
    return {
      match: async (of: string | { url: string }) => cache.get(urlOf(of))?.clone(),
      put: async (of: { url: string }, answer: Response) => void cache.set(urlOf(of), answer),
      delete: async (of: string) => cache.delete(urlOf(of)),
    };
  };
}

interface Asked {
  url: string;
  method?: string;
  mode?: string;
  destination?: string;
  headers?: Record<string, string>;
}

/** Runs the script that browsers are given, as the worker of one build. */
function startWorker(build: string, network: (url: string) => Promise<Response>) {
  const listeners = new Map<string, (event: unknown) => void>();
  const caches = new Caches();
  const requests: string[] = [];
  const claimed = vi.fn(async () => {});
  const self = {
    location: new URL(`${ORIGIN}/offline-worker.js?build=${build}`),
    addEventListener: (kind: string, listen: (event: unknown) => void) =>
      listeners.set(kind, listen),
    skipWaiting: async () => {},
    clients: { claim: claimed },
  };
  const fetch = (request: { url: string }) => {
    requests.push(request.url);
    return network(request.url);
  };
  const globals = { self, caches, fetch, URL, Response, Date, Promise, setTimeout, Set };
  runInNewContext(SCRIPT, globals);
  const waits: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => waits.push(work);
  return {
    ...{ caches, requests, claimed },
    activate: async () => {
      listeners.get('activate')?.({ waitUntil });
      await Promise.all(waits);
    },
    /** The worker's answer; null where it takes no part. */
    ask: async ({ url, method = 'GET', mode = 'cors', destination = '', headers = {} }: Asked) => {
      let answer: Promise<Response> | null = null;
      const respondWith = (given: Promise<Response>) => {
        answer = given;
      };
      const request = { url, method, mode, destination, headers: new Headers(headers) };
      listeners.get('fetch')?.({ request, respondWith, waitUntil });
      const given = await (answer as Promise<Response> | null);
      await Promise.all(waits);
      return given;
    },
  };
}

const online = async (url: string) => new Response(`network ${new URL(url).pathname}`);
const offline = async () => {
  throw new TypeError('network');
};

function copyOf(text: string, at = new Date()): Response {
  const policy = "script-src 'nonce-of-the-copy'";
  return new Response(text, {
    headers: { date: at.toUTCString(), 'content-security-policy': policy },
  });
}

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

describe('the offline worker takes no part in', () => {
  test.each<[string, Asked]>([
    ['calls of the interface', { url: `${ORIGIN}/api/v1/me` }],
    ['pictures', { url: `${ORIGIN}/api/v1/files/${'a'.repeat(64)}` }],
    ['what is sent', { url: `${ORIGIN}/_next/static/a.js`, method: 'POST' }],
    ['other pages', { url: `${ORIGIN}/projects/prj_1`, mode: 'navigate' }],
    ['bulk labelling', { url: `${PAGE}/bulk`, mode: 'navigate' }],
    ['the data of a soft navigation', { url: `${PAGE}?_rsc=abc` }],
    ['other origins', { url: 'https://elsewhere.example.org/_next/static/a.js' }],
    ['parts of a file', { url: `${ORIGIN}/ort/1.30.0/ort.wasm`, headers: { range: 'bytes=0-9' } }],
  ])('%s', async (_, asked) => {
    const worker = startWorker('b1', online);
    expect(await worker.ask(asked)).toBeNull();
    expect(worker.requests).toEqual([]);
  });
});

describe('a label page', () => {
  test('comes from the network where there is one, and is not kept by the worker', async () => {
    const worker = startWorker('b1', online);
    worker.caches.put('concord-offline-b1', PAGE, copyOf('copy'));
    const answer = await worker.ask({ url: PAGE, mode: 'navigate' });
    expect(await answer?.text()).toBe('network /projects/prj_1/label');
    expect(await worker.caches.all.get('concord-offline-b1')?.get(PAGE)?.text()).toBe('copy');
  });

  test('is the copy with the headers it came with where the network fails', async () => {
    const worker = startWorker('b1', offline);
    worker.caches.put('concord-offline-b1', PAGE, copyOf('copy'));
    const answer = await worker.ask({ url: `${PAGE}?gpu=software`, mode: 'navigate' });
    expect(await answer?.text()).toBe('copy');
    expect(answer?.headers.get('content-security-policy')).toContain('nonce-of-the-copy');
  });

  test('is the copy where a proxy has nobody behind it, and where nothing comes for long', async () => {
    const gone = startWorker('b1', async () => new Response('', { status: 502 }));
    gone.caches.put('concord-offline-b1', PAGE, copyOf('copy'));
    expect(await (await gone.ask({ url: PAGE, mode: 'navigate' }))?.text()).toBe('copy');
    const silent = startWorker('b1', () => new Promise(() => {}));
    silent.caches.put('concord-offline-b1', PAGE, copyOf('copy'));
    const asked = silent.ask({ url: PAGE, mode: 'navigate' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await (await asked)?.text()).toBe('copy');
  });

  test('is what the server says where it says anything: a way to the sign-in, an error', async () => {
    const worker = startWorker('b1', async () => new Response('signed out', { status: 403 }));
    worker.caches.put('concord-offline-b1', PAGE, copyOf('copy'));
    expect((await worker.ask({ url: PAGE, mode: 'navigate' }))?.status).toBe(403);
  });

  test('fails as ever without a copy, with another build’s, and with one of eight days ago', async () => {
    const asked = { url: PAGE, mode: 'navigate' };
    await expect(startWorker('b1', offline).ask(asked)).rejects.toThrow('network');
    const other = startWorker('b2', offline);
    other.caches.put('concord-offline-b1', PAGE, copyOf('copy'));
    await expect(other.ask(asked)).rejects.toThrow('network');
    const old = startWorker('b1', offline);
    const lastWeek = new Date(Date.now() - 8 * 24 * 3_600_000);
    old.caches.put('concord-offline-b1', PAGE, copyOf('copy', lastWeek));
    await expect(old.ask(asked)).rejects.toThrow('network');
    expect(old.caches.all.get('concord-offline-b1')?.size).toBe(0);
  });
});

describe('files that never change', () => {
  test.each(['/_next/static/chunks/a.js', '/ort/1.30.0/ort.wasm.min.mjs'])(
    '%s is kept as it is fetched, and comes from there ever after',
    async (path) => {
      const worker = startWorker('b1', online);
      expect(await (await worker.ask({ url: ORIGIN + path }))?.text()).toBe(`network ${path}`);
      expect(await (await worker.ask({ url: ORIGIN + path }))?.text()).toBe(`network ${path}`);
      expect(worker.requests).toEqual([ORIGIN + path]);
    },
  );

  test('a worker’s script comes without an address, so that it has the one it was started with', async () => {
    const headers = { 'cross-origin-embedder-policy': 'require-corp' };
    const answered = async (url: string) => {
      const answer = new Response('script', { headers });
      Object.defineProperty(answer, 'url', { value: url });
      return answer;
    };
    const worker = startWorker('b1', answered);
    const url = `${ORIGIN}/_next/static/chunks/worker.js`;
    for (const destination of ['worker', 'worker', 'script']) {
      const answer = await worker.ask({ url, destination });
      if (destination === 'worker') expect(answer?.url).toBe('');
      expect(answer?.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(await answer?.text()).toBe('script');
    }
    expect(worker.requests).toEqual([url]);
  });

  test('what is not there is not kept', async () => {
    const worker = startWorker('b1', async () => new Response('', { status: 404 }));
    const url = `${ORIGIN}/_next/static/chunks/gone.js`;
    expect((await worker.ask({ url }))?.status).toBe(404);
    expect(worker.caches.all.get('concord-offline-b1')?.size).toBe(0);
  });

  test('a browser without room or Cache Storage gives the network’s', async () => {
    const worker = startWorker('b1', online);
    Object.assign(worker.caches, { open: () => Promise.reject(new Error('refused')) });
    const answer = await worker.ask({ url: `${ORIGIN}/_next/static/chunks/a.js` });
    expect(answer?.status).toBe(200);
  });
});

test('a new build removes what others have left and nothing else', async () => {
  const worker = startWorker('b2', online);
  for (const name of ['concord-offline-b1', 'concord-offline-b2', 'concord-models']) {
    worker.caches.put(name, PAGE, copyOf('copy'));
  }
  await worker.activate();
  expect(await worker.caches.keys()).toEqual(['concord-offline-b2', 'concord-models']);
  expect(worker.claimed).toHaveBeenCalledOnce();
});
