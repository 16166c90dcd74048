import { BUILD } from './build-name';

export const CACHE_PREFIX = 'concord-offline-';

const UNCHANGING = /^\/_next\/static\//;
/** Scripts and styles as a document and the data in it name them. */
const NAMED = /\/_next\/static\/[\w~.%()[\]@/-]+\.(?:js|css|woff2)/g;

/** The paths of files that never change among addresses of this origin; each once. */
export function toFilePaths(addresses: Iterable<string>, origin: string): string[] {
  const urls = [...addresses].flatMap((address) => {
    const url = URL.canParse(address, origin) ? new URL(address, origin) : null;
    return url !== null && url.origin === origin && UNCHANGING.test(url.pathname) ? [url] : [];
  });
  return [...new Set(urls.map(({ pathname, search }) => pathname + search))];
}

/** The scripts and styles that a document names, each once. */
export function findNamedFiles(html: string): string[] {
  return [...new Set(html.match(NAMED))];
}

async function addFile(cache: Cache, path: string): Promise<void> {
  if ((await cache.match(path, { ignoreVary: true })) === undefined) await cache.add(path);
}

/**
 * Puts a copy of a page aside with every file it works with, `loaded` being those that the open page
 * has loaded. The copy is the server's whole answer, so that the policy in its headers fits the
 * nonces in it, and comes last: whoever finds it finds its files. False, and nothing is kept, where
 * the page is not to be had for this person or comes from another build than the open one.
 * @throws where a loaded file cannot be had, or the browser has no room
 */
export async function keepPage(path: string, loaded: readonly string[]): Promise<boolean> {
  const page = await fetch(path, { cache: 'no-store', headers: { accept: 'text/html' } });
  if (!page.ok || page.redirected) return false;
  const html = await page.clone().text();
  if (!html.includes(BUILD)) return false;
  const cache = await caches.open(`${CACHE_PREFIX}${BUILD}`);
  await Promise.all(loaded.map((file) => addFile(cache, file)));
  // what is named but was not loaded is for other browsers, or a wish for later
  await Promise.allSettled(findNamedFiles(html).map((file) => addFile(cache, file)));
  await cache.put(path, page);
  return true;
}
