import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Returns what a figure depends on besides the code: processor, memory, system, Node.js, commit. */
export function machineFacts() {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    commit: findCommit(),
  };
}

/** Returns the mean number of runnable processes of the last minute: what else the machine does. */
export function loadAverage() {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}

function findCommit() {
  try {
    const options = { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' };
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], options).trim();
  } catch {
    return null;
  }
}
