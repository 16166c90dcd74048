import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startOf } from './postmaster.mjs';

const WAIT_MS = 90_000;
const UNSIGNED_MS = 2_000;

/**
 * Guarantees that one process at a time starts or stops the server in `home`; the lock of a
 * process that died is taken over.
 * @template T
 * @param {string} home
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withFolderLock(home, run) {
  const lock = join(home, 'pg18.lock');
  const giveUpAt = Date.now() + WAIT_MS;
  while (!(await tryLock(lock))) {
    if (Date.now() > giveUpAt) throw new Error(`Another process holds ${lock}`);
    await sleep(50);
  }
  try {
    return await run();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
async function tryLock(lock) {
  try {
    await mkdir(lock);
    await writeFile(join(lock, 'owner'), `${process.pid} ${startOf(process.pid)}`);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (await isAbandoned(lock)) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} lock */
async function isAbandoned(lock) {
  const read = () => readFile(join(lock, 'owner'), 'utf8').catch(() => '');
  let owner = await read();
  if (owner === '') {
    await sleep(UNSIGNED_MS);
    owner = await read();
  }
  if (owner === '') return true;
  const [pid, start] = owner.split(' ');
  return !isAlive(Number(pid)) || startOf(Number(pid)) !== start;
}
