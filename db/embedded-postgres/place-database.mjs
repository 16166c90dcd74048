import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findBinaries } from './find-binaries.mjs';
import { canEnter, findServerAccount } from './server-account.mjs';

const SYSTEM_FOLDER = '/var/lib/concord';

/**
 * @typedef {object} Place
 * @property {string} bin the folder with `postgres` and `initdb`
 * @property {string} home the folder that holds the cluster, its log and its locks
 * @property {string} cluster the cluster itself
 * @property {string} passwordFile
 * @property {import('./server-account.mjs').Account | null} account null is our own
 * @property {boolean} isElsewhere the database cannot live in the data directory
 */

/**
 * Decides where the database of a data directory lives and which binaries run it, and makes the
 * folders. Started by root in a place where the server's account cannot go (a clone in root's home
 * directory), both move under /var/lib/concord.
 * @param {string} dataDir
 * @param {string} [systemFolder]
 * @returns {Promise<Place>}
 */
export async function placeDatabase(dataDir, systemFolder = SYSTEM_FOLDER) {
  await mkdir(join(dataDir, 'secrets'), { recursive: true });
  const folder = await realpath(dataDir);
  const account = findServerAccount();
  await chmod(join(folder, 'secrets'), 0o700);
  await chmod(folder, account === null ? 0o700 : 0o711);
  const binaries = await findBinaries();
  const bin = canEnter(join(binaries.folder, 'bin'), account)
    ? binaries.folder
    : await copyBinaries(binaries, systemFolder);
  const isElsewhere = !canEnter(folder, account);
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const home = isElsewhere ? join(systemFolder, hash) : folder;
  if (isElsewhere) await mkdir(home, { recursive: true, mode: 0o711 });
  const passwordFile = join(folder, 'secrets', 'postgres-password');
  const cluster = join(home, 'pg18');
  if (isElsewhere) await setAsideOrphan(cluster, passwordFile);
  return { bin: join(bin, 'bin'), home, cluster, passwordFile, account, isElsewhere };
}

/**
 * @param {{folder: string, version: string}} binaries
 * @param {string} systemFolder
 */
async function copyBinaries({ folder, version }, systemFolder) {
  const target = join(systemFolder, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, target).catch(async (error) => {
    await rm(draft, { recursive: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}

/**
 * A data directory that was deleted and made anew must not meet its former database, whose
 * password is gone with it; nothing is deleted.
 * @param {string} cluster
 * @param {string} passwordFile
 */
async function setAsideOrphan(cluster, passwordFile) {
  if (existsSync(passwordFile) || !existsSync(cluster)) return;
  await rename(cluster, `${cluster}.set-aside-${Date.now()}`);
}

/**
 * Gives a path to the account PostgreSQL runs as.
 * @param {string} path
 * @param {import('./server-account.mjs').Account | null} account
 */
export async function giveTo(path, account) {
  if (account !== null) await chown(path, account.uid, account.gid);
}
