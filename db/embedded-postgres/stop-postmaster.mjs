import { setTimeout as sleep } from 'node:timers/promises';
import { isServerOf } from './postmaster.mjs';

const FAST_WAIT_MS = 30_000;
const IMMEDIATE_WAIT_MS = 10_000;

/**
 * Guarantees that the server is gone: fast shutdown (sessions end, everything is written), and
 * where that hangs the immediate one, after which the next start recovers from the log.
 * @param {number} pid
 * @param {string} cluster
 */
export async function stopPostmaster(pid, cluster) {
  if (await signalAndWait(pid, cluster, 'SIGINT', FAST_WAIT_MS)) return;
  if (await signalAndWait(pid, cluster, 'SIGQUIT', IMMEDIATE_WAIT_MS)) return;
  throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

/**
 * @param {number} pid
 * @param {string} cluster
 * @param {NodeJS.Signals} signal
 * @param {number} waitMs
 */
async function signalAndWait(pid, cluster, signal, waitMs) {
  const giveUpAt = Date.now() + waitMs;
  if (isServerOf(pid, cluster)) process.kill(pid, signal);
  while (isServerOf(pid, cluster)) {
    if (Date.now() > giveUpAt) return false;
    await sleep(20);
  }
  return true;
}
