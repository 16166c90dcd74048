import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../db/embedded-postgres/find-free-port.mjs';
import { makeRow } from './print-rows.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
/** What `npm start` writes about each step it took. */
const STEP = /^(.+) … ([\d.]+) s/gm;

/**
 * From `git clone` of this repository to the first page, with the demo, as a new user meets it; then
 * the same start again. Each step's time is the one `npm start` writes.
 */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'concord-bench-start-'));
  const clone = join(folder, 'concord');
  try {
    const startedAt = performance.now();
    await finish(spawn('git', ['clone', '--quiet', '--no-hardlinks', ROOT, clone]), 'git clone');
    const cloneSeconds = since(startedAt);
    const first = await startOnce(clone);
    const second = await startOnce(clone);
    return [
      makeRow('git clone', cloneSeconds, 's'),
      ...first.steps.map(({ name, seconds }) => makeRow(`first start: ${name}`, seconds, 's')),
      makeRow('first start: npm start to first page', first.seconds, 's'),
      makeRow('clone to first page', cloneSeconds + first.seconds, 's'),
      makeRow('second start: npm start to first page', second.seconds, 's'),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(clone) {
  const port = await findFreePort();
  const {
    DATABASE_URL: _database,
    CONCORD_DATA_DIR: _data,
    CONCORD_DEMO: _demo,
    NODE_ENV: _mode,
    ...env
  } = process.env;
  const startedAt = performance.now();
  const child = spawn('npm', ['start', '--', '--port', String(port)], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    written += chunk;
  });
  const page = `http://127.0.0.1:${port}/sign-in`;
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error('npm start ended');
      const answer = await fetch(page).catch(() => null);
      if (answer?.ok) break;
      await sleep(50);
    }
    const steps = [...written.matchAll(STEP)].map(([, name = '', taken]) => ({
      name,
      seconds: Number(taken),
    }));
    return { seconds: since(startedAt), steps };
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

async function finish(child, what) {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${what} ended with ${code}`);
}

function since(startedAt) {
  return (performance.now() - startedAt) / 1000;
}
