import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { holdServer } from './holders.mjs';
import { initCluster, OWNER } from './init-cluster.mjs';
import { placeDatabase } from './place-database.mjs';
import { isServerOf, readPostmaster } from './postmaster.mjs';
import { answers, urlOf } from './server-address.mjs';
import { spawnPostmaster } from './spawn-postmaster.mjs';
import { stopPostmaster } from './stop-postmaster.mjs';
import { withFolderLock } from './with-folder-lock.mjs';

/**
 * @typedef {object} RunningPostgres
 * @property {string} url connects as the owner of the database `concord`
 * @property {number} pid of the postmaster
 * @property {boolean} isAdopted it was running already
 * @property {string} home where the cluster lives
 * @property {boolean} isElsewhere that is not the data directory
 * @property {() => Promise<void>} stop fast shutdown, unless another process still uses the server
 */

const ANSWER_WAIT_MS = 60_000;

/**
 * Guarantees a running, answering PostgreSQL 18 for a data directory: adopts the server that runs
 * on it (its launcher may have been killed), else starts one, initialising the cluster the first
 * time. It listens on the loopback address on a free port, because the two drivers in use agree on
 * no URL for a socket, and the path of a socket may have only 107 bytes.
 * @param {{dataDir: string, systemFolder?: string, settings?: Record<string, string>}} options
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres({ dataDir, systemFolder, settings = {} }) {
  const place = await placeDatabase(dataDir, systemFolder);
  const { home, cluster, isElsewhere } = place;
  return withFolderLock(home, async () => {
    const password = await initCluster(place);
    const adopted = await findRunning(cluster, password);
    const { pid, port } = adopted ?? (await spawnPostmaster(place, settings, password));
    await createDatabase(urlOf(port, password, 'postgres'));
    const leave = await holdServer(home);
    const stop = () =>
      withFolderLock(home, async () => {
        if (await leave()) await stopPostmaster(pid, cluster);
      });
    const url = urlOf(port, password, OWNER);
    return { url, pid, isAdopted: adopted !== null, home, isElsewhere, stop };
  });
}

/**
 * @param {string} cluster
 * @param {string} password
 */
async function findRunning(cluster, password) {
  const giveUpAt = Date.now() + ANSWER_WAIT_MS;
  for (;;) {
    const found = await readPostmaster(cluster);
    if (found === null) return null;
    if (!isServerOf(found.pid, cluster)) {
      await rm(join(cluster, 'postmaster.pid'), { force: true });
      return null;
    }
    if (await answers(urlOf(found.port, password, 'postgres'))) return found;
    if (Date.now() > giveUpAt) {
      throw new Error(`PostgreSQL (process ${found.pid}) runs on ${cluster} but does not answer`);
    }
    await sleep(100);
  }
}

/** @param {string} url */
async function createDatabase(url) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [known] = await sql`select 1 from pg_database where datname = ${OWNER}`;
    if (known === undefined) await sql.unsafe(`create database ${OWNER}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
