import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, startOf } from './postmaster.mjs';

/**
 * Notes that this process uses the server in `home`. Returns how to leave, which says whether
 * nobody else is left; processes that were killed do not count.
 * @param {string} home
 * @returns {Promise<() => Promise<boolean>>}
 */
export async function holdServer(home) {
  const folder = join(home, 'pg18.holders');
  const own = join(folder, String(process.pid));
  await mkdir(folder, { recursive: true });
  await writeFile(own, startOf(process.pid));
  return async () => {
    await rm(own, { force: true });
    for (const name of await readdir(folder)) {
      const start = await readFile(join(folder, name), 'utf8').catch(() => null);
      if (start === null) continue;
      if (isAlive(Number(name)) && startOf(Number(name)) === start) return false;
      await rm(join(folder, name), { force: true });
    }
    return true;
  };
}
