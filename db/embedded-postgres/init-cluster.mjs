import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { giveTo } from './place-database.mjs';

const run = promisify(execFile);

/** The superuser of the embedded cluster and the name of its database. */
export const OWNER = 'concord';

/**
 * Guarantees an initialised cluster and returns its password. It appears in one step: a process
 * killed half-way leaves nothing that looks like a cluster.
 * @param {import('./place-database.mjs').Place} place
 * @returns {Promise<string>}
 */
export async function initCluster({ bin, home, cluster, passwordFile, account }) {
  if (existsSync(join(cluster, 'PG_VERSION'))) return readPassword(passwordFile, cluster);
  const password = randomBytes(24).toString('base64url');
  const draft = join(home, `pg18.new-${randomBytes(4).toString('hex')}`);
  const exchange = await mkdtemp(join(tmpdir(), 'concord-initdb-'));
  try {
    await mkdir(draft, { mode: 0o700 });
    const pwfile = join(exchange, 'password');
    await writeFile(pwfile, password, { mode: 0o600 });
    for (const path of [draft, exchange, pwfile]) await giveTo(path, account);
    const how = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', `--username=${OWNER}`];
    await run(
      join(bin, 'initdb'),
      ['-D', draft, ...how, `--pwfile=${pwfile}`, '--no-instructions'],
      {
        cwd: '/',
        env: { PATH: process.env.PATH },
        ...account,
      },
    );
    await writeFile(passwordFile, password, { mode: 0o600 });
    await rename(draft, cluster);
  } finally {
    await rm(exchange, { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
  return password;
}

/**
 * @param {string} passwordFile
 * @param {string} cluster
 */
async function readPassword(passwordFile, cluster) {
  try {
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (cause) {
    const what = `The password of the database in ${cluster} is missing`;
    throw new Error(`${what}; restore ${passwordFile}`, { cause });
  }
}
