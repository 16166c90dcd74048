import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../db/embedded-postgres/find-free-port.mjs';

const START = join(import.meta.dirname, '..', 'start.mjs');
const READY_WAIT_MS = 600_000;

/**
 * Runs something against the real production server (built where that is stale) without a demo.
 * @template T
 * @param {{dataDir: string, env: Record<string, string>}} place
 * @param {(server: {origin: string, adminToken: string, adminEmail: string,
 *   adminPassword: string, pid: number}) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withServer({ dataDir, env }, run) {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const adminToken = `cncd_${randomBytes(24).toString('hex')}`;
  const adminEmail = 'bench@example.org';
  const adminPassword = randomBytes(12).toString('hex');
  const args = [START, '--port', String(port), '--data-dir', dataDir, '--no-demo'];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...env,
      CONCORD_ADMIN_EMAIL: adminEmail,
      CONCORD_ADMIN_PASSWORD: adminPassword,
      CONCORD_ADMIN_TOKEN: adminToken,
    },
  });
  const exited = once(child, 'exit');
  try {
    await waitUntilReady(child, origin);
    return await run({ origin, adminToken, adminEmail, adminPassword, pid: child.pid });
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

async function waitUntilReady(child, origin) {
  const giveUpAt = Date.now() + READY_WAIT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready');
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    if (Date.now() > giveUpAt) throw new Error('The server is not ready');
    await sleep(50);
  }
}
