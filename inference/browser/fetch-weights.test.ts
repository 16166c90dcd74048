import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fetchWeights } from './fetch-weights';

const weights = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251);
const sha256 = createHash('sha256').update(weights).digest('hex');
let server: Server;
let origin = '';
let hits = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    hits++;
    if (request.url === '/missing') response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': weights.length }).end(weights);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
afterEach(() => vi.unstubAllGlobals());

/** Node has no Cache Storage; this keeps whole responses in memory as a browser does. */
function stubCaches(): Map<string, Uint8Array<ArrayBuffer>> {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    match: async (key: string) => (kept.has(key) ? new Response(kept.get(key) ?? null) : undefined),
    put: async (key: string, response: Response) => {
      kept.set(key, new Uint8Array(await response.arrayBuffer()));
    },
    delete: async (key: string) => kept.delete(key),
  };
  vi.stubGlobal('caches', { open: async () => cache });
  return kept;
}

test('weights come once over the network and then from the cache, byte for byte', async () => {
  stubCaches();
  hits = 0;
  const progress: number[] = [];
  const first = await fetchWeights(`${origin}/m`, sha256, (loaded) => progress.push(loaded));
  const second = await fetchWeights(`${origin}/m`, sha256);
  expect(hits).toBe(1);
  expect(progress.at(-1)).toBe(weights.length);
  for (const bytes of [first, second]) expect(Buffer.compare(bytes, weights)).toBe(0);
});

test('a damaged cached copy is replaced', async () => {
  const kept = stubCaches();
  await fetchWeights(`${origin}/m`, sha256);
  const [key = ''] = kept.keys();
  kept.set(key, weights.slice(1));
  hits = 0;
  expect(await fetchWeights(`${origin}/m`, sha256)).toHaveLength(weights.length);
  expect(hits).toBe(1);
  expect(kept.get(key)).toHaveLength(weights.length);
});

test('a file with another hash is refused and not kept', async () => {
  const kept = stubCaches();
  await expect(fetchWeights(`${origin}/m`, '0'.repeat(64))).rejects.toThrow('sha256');
  expect(kept.size).toBe(0);
});

test('a browser that denies the cache still gets its weights; a missing file is an error', async () => {
  vi.stubGlobal('caches', { open: () => Promise.reject(new Error('denied')) });
  expect(await fetchWeights(`${origin}/m`, sha256)).toHaveLength(weights.length);
  await expect(fetchWeights(`${origin}/missing`, sha256)).rejects.toThrow('404');
});
