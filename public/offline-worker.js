/**
 * Opens the workbench without a network. It takes part in two things only: opening a project's label
 * page, for which the network is asked first and a copy answers when nobody else does, and files that
 * never change. Everything else, calls of the interface among it, goes its own way untouched.
 *
 * The page makes the copies (components/offline/keep-page.ts) and registers this script with the name
 * of its build: what one build has put aside is never mixed with what another has.
 */
const BUILD = new URL(self.location.href).searchParams.get('build') ?? '';
const PREFIX = 'concord-offline-';
const CACHE = `${PREFIX}${BUILD}`;
const LABEL_PAGE = /^\/projects\/[^/]+\/label$/;
const UNCHANGING = /^\/(_next\/static|ort)\//;
/** A network that has not answered by then is taken for none, where there is a copy. */
const PATIENCE_MS = 8_000;
/** An older copy is no use: its person's session ended long ago. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** What a proxy says when there is nobody behind it. */
const NOBODY_THERE = new Set([502, 503, 504]);

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const part = partIn(event.request);
  if (part === 'page') event.respondWith(answerPage(event.request));
  else if (part === 'file') event.respondWith(answerFile(event));
});

/** What this worker has to do with a request: null is nothing. */
function partIn(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return null;
  if (request.mode === 'navigate') return LABEL_PAGE.test(pathname) ? 'page' : null;
  return UNCHANGING.test(pathname) && !request.headers.has('range') ? 'file' : null;
}

/** What other builds have left goes; open label pages are served from now on. */
async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The network's answer; the copy, with the headers it came with, where there is no answer. */
async function answerPage(request) {
  const network = fetch(request);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const answer = await Promise.race([network.catch(() => null), patience]);
  if (answer !== null && !NOBODY_THERE.has(answer.status)) return answer;
  return (await findCopy(new URL(request.url).pathname)) ?? network;
}

async function findCopy(path) {
  const cache = await openCache();
  const copy = await cache?.match(path, { ignoreVary: true });
  const isOld = Date.now() - Date.parse(copy?.headers.get('date') ?? '') > KEPT_MS;
  if (!isOld) return copy;
  await cache.delete(path, { ignoreVary: true });
  return undefined;
}

/** Its name says what is in it: the kept one is as good as the server's, and every one is kept. */
async function answerFile(event) {
  const { request } = event;
  const response = await findFile(event);
  // a worker begins at the address of its script's answer: one without lets it have what it was
  // started with, behind # too, where its chunks stand
  return request.destination === 'worker' ? new Response(response.body, response) : response;
}

async function findFile(event) {
  const { request } = event;
  const cache = await openCache();
  const kept = await cache?.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (cache !== null && response.status === 200) {
    event.waitUntil(cache.put(request, response.clone()).catch(() => undefined));
  }
  return response;
}

/** Null where the browser refuses: then everything comes from the network. */
async function openCache() {
  return caches.open(CACHE).catch(() => null);
}
