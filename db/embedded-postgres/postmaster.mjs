import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Returns the process id and port that a cluster's postmaster.pid names; null where there is no
 * such file or it is half written.
 * @param {string} cluster
 * @returns {Promise<{pid: number, port: number} | null>}
 */
export async function readPostmaster(cluster) {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/**
 * True while a process of this id runs and is not a zombie nobody has waited for.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
  }
  if (!existsSync('/proc/self/stat')) return true;
  return readStat(pid)?.state !== 'Z' && readStat(pid) !== null;
}

/**
 * True where the process is a PostgreSQL server on this very cluster: after a crash its process id
 * may long belong to something else.
 * @param {number} pid
 * @param {string} cluster
 */
export function isServerOf(pid, cluster) {
  if (!isAlive(pid)) return false;
  return readCommandLine(pid).includes(cluster);
}

/**
 * Returns what tells two processes of the same id apart: the start time in clock ticks since boot
 * on Linux, an empty string elsewhere.
 * @param {number} pid
 */
export function startOf(pid) {
  return readStat(pid)?.start ?? '';
}

/** @param {number} pid */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], start: fields[19] };
  } catch {
    return null;
  }
}

/** @param {number} pid */
function readCommandLine(pid) {
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
