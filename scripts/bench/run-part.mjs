import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUN_TS = join(import.meta.dirname, '..', 'run-ts.mjs');

/**
 * Runs a part written in TypeScript (in a process of its own, on this repository's own code) and
 * returns the JSON it left in the file of its first argument.
 * @param {string} file name in this folder
 * @param {Record<string, string>} [env]
 */
export async function runPart(file, env = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'concord-bench-part-'));
  const answer = join(folder, 'answer.json');
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [RUN_TS, join(import.meta.dirname, file), answer], {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, NODE_ENV: 'production', ...env },
      });
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) throw new Error(`${file} ended with ${code}`);
    return JSON.parse(await readFile(answer, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
