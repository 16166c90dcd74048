import { spawn } from 'node:child_process';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from './find-free-port.mjs';
import { answers, urlOf } from './server-address.mjs';
import { stopPostmaster } from './stop-postmaster.mjs';

const ATTEMPTS = 20;
const READY_WAIT_MS = 120_000;
const LOG_BYTES_MAX = 10_000_000;
/** What passes by itself: a port taken meanwhile, back ends of a killed postmaster still ending. */
const PASSING = /could not bind|Address already in use|pre-existing shared memory|still in use/;

/**
 * Starts a postmaster on an initialised cluster, detached, so that Ctrl-C in the terminal reaches
 * only the server of ours that stops it in order. Resolves once it answers queries.
 * @param {import('./place-database.mjs').Place} place
 * @param {Record<string, string>} settings
 * @param {string} password
 * @returns {Promise<{pid: number, port: number}>}
 */
export async function spawnPostmaster(place, settings, password) {
  let said = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = await findFreePort();
    const result = await tryPort(place, settings, port, password);
    if (typeof result === 'number') return { pid: result, port };
    said = result;
    if (!PASSING.test(said)) break;
    await sleep(250);
  }
  throw new Error(`PostgreSQL did not start:\n${said.trim()}`);
}

/**
 * @param {import('./place-database.mjs').Place} place
 * @param {Record<string, string>} settings
 * @param {number} port
 * @param {string} password
 * @returns {Promise<number | string>} the process id, or what the server said before it ended
 */
async function tryPort({ bin, home, cluster, account }, settings, port, password) {
  const logFile = join(home, 'postgres.log');
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  const log = await open(logFile, size > LOG_BYTES_MAX ? 'w' : 'a', 0o600);
  const from = (await log.stat()).size;
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '50',
    shared_buffers: '128MB',
    ...settings,
  };
  const options = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...options], {
    ...account,
    cwd: '/',
    env: { PATH: process.env.PATH },
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const end = { is: false, why: '' };
  child.on('exit', () => {
    end.is = true;
  });
  child.on('error', (error) => {
    Object.assign(end, { is: true, why: error.message });
  });
  child.unref();
  await log.close();
  const giveUpAt = Date.now() + READY_WAIT_MS;
  let isUp = false;
  try {
    while (!end.is && Date.now() < giveUpAt) {
      isUp = await answers(urlOf(port, password, 'postgres'));
      if (isUp) return /** @type {number} */ (child.pid);
      await sleep(25);
    }
  } finally {
    if (!isUp && !end.is && child.pid !== undefined) await stopPostmaster(child.pid, cluster);
  }
  const text = await readFile(logFile);
  return end.why + text.subarray(from).toString('utf8');
}
