/** What is done in this page under each name, where the browser has no locks. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Does work while no tab of the browser does any under the same name. Browsers offer Web Locks to
 * https and localhost only: by plain http other tabs are not waited for, and the server's keys and
 * versions alone see to it that nothing counts twice.
 */
export async function runLocked<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (navigator.locks !== undefined) return navigator.locks.request(name, work);
  const before = underWay.get(name) ?? Promise.resolve();
  const done = before.then(work);
  const settled = done.catch(() => null);
  underWay.set(name, settled);
  return done;
}
