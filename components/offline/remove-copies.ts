import { CACHE_PREFIX } from './keep-page';
import { openCopies } from './open-copies';
import { WORKER_PATH } from './register-worker';

async function removeCaches(): Promise<void> {
  if (typeof caches === 'undefined') return;
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith(CACHE_PREFIX));
  await Promise.all(own.map((name) => caches.delete(name)));
}

async function removeWorkers(): Promise<void> {
  if (navigator.serviceWorker === undefined) return;
  const all = await navigator.serviceWorker.getRegistrations();
  const own = all.filter(({ active, waiting, installing }) =>
    (active ?? waiting ?? installing)?.scriptURL.includes(WORKER_PATH),
  );
  await Promise.all(own.map((registration) => registration.unregister()));
}

async function removePages(): Promise<void> {
  await Promise.allSettled([removeCaches(), removeWorkers()]);
}

/**
 * Removes every page, item and picture kept for working offline; drafts and unsent answers stay.
 * Never rejects.
 */
export async function removeAllCopies(): Promise<void> {
  const store = await openCopies();
  await Promise.allSettled([store.clear(), removePages()]);
}

/** Whoever this is, they do not see what was kept for somebody else. Never rejects. */
export async function removeCopiesOfOthers(userId: string): Promise<void> {
  const store = await openCopies();
  if (await store.removeOthers(userId).catch(() => true)) await removePages();
}
