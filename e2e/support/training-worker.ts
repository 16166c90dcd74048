import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'worker.mjs');

/** Why no worker can run here, or null; sets its Python environment up where that is needed. */
export function whyNoWorker(): string | null {
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, '--help'], { encoding: 'utf8' });
  return status === 0 ? null : stderr.trim().slice(-500);
}

/** Runs the real worker as its own process until it has done one run on the CPU. */
export async function runWorkerOnce(origin: string, token: string): Promise<void> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'concord-e2e-worker-'));
  const options = ['--server', origin, '--once', '--device', 'cpu', '--poll-seconds', '0.5'];
  const child = spawn(process.execPath, [SCRIPT, ...options, '--cache-dir', cacheDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CONCORD_TOKEN: token },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString('utf8');
    });
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  await rm(cacheDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  if (code !== 0) throw new Error(`The worker ended with ${code}:\n${written.slice(-4000)}`);
}
