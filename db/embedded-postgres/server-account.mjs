import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {{uid: number, gid: number}} Account */

/**
 * Returns the account PostgreSQL must run as: null is our own; started by root, which PostgreSQL
 * refuses, it is `postgres`, else `nobody`.
 * @returns {Account | null}
 */
export function findServerAccount() {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65534, gid: 65534 };
}

/**
 * True where the account can enter the folder through all of its parents: tried, not computed,
 * since access lists and mounts count too.
 * @param {string} folder
 * @param {Account | null} account
 */
export function canEnter(folder, account) {
  if (account === null) return true;
  const options = { ...account, cwd: '/', stdio: /** @type {const} */ ('ignore') };
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], options).status === 0;
}
