import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureWorkerEnv } from './worker-env.mjs';

/**
 * `npm run worker -- --server URL --token TOKEN [--once] [--device cpu|cuda|auto] [--cache-dir DIR]`
 * Sets the Python environment up when needed and hands all options to the worker; a first word
 * `train` trains offline instead.
 */
const given = process.argv.slice(2);
const args = given[0] === 'train' ? given : ['run', ...given];
const found = await ensureWorkerEnv({ log: (line) => console.error(line) });
if ('skipped' in found) {
  console.error(`The worker cannot run: ${found.skipped}`);
  process.exit(1);
}
const workerDir = join(import.meta.dirname, '..', 'worker');
const path = [workerDir, process.env.PYTHONPATH]
  .filter(Boolean)
  .join(process.platform === 'win32' ? ';' : ':');
const child = spawn(found.python, ['-m', 'concord_worker', ...args], {
  stdio: 'inherit',
  env: { ...process.env, PYTHONPATH: path },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
