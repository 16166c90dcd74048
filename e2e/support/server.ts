import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@/db/embedded-postgres/find-free-port.mjs';
import { startPostgres } from '@/db/embedded-postgres/start-postgres.mjs';

export interface ServerOptions {
  /** Seed the demo projects; false unless asked for. */
  demo?: boolean;
  port?: number;
  /** Use (and keep) this data directory: a server that was killed goes on there. */
  dataDir?: string;
  /** False: no admin in the environment, so that a one-time link is printed. */
  admin?: boolean;
  env?: Record<string, string>;
}

/** A production server of its own, on an own data directory, with an admin. */
export interface TestServer {
  origin: string;
  port: number;
  dataDir: string;
  adminEmail: string;
  adminPassword: string;
  /** All scopes; for `Authorization: Bearer`. */
  adminToken: string;
  /** What the server has written so far. */
  output: () => string;
  /** SIGTERM; resolves with the exit code, and the data directory is gone unless it was given. */
  stop: () => Promise<number | null>;
  /** Ends the server at once, as a crash would; the database lives on for the next start. */
  kill9: () => Promise<void>;
}

const ADMIN = { email: 'admin@example.org', password: 'only-for-this-test-run' };
/** All journeys are one person's, who does in a minute what takes people an hour. */
const HURRIED = { CONCORD_API_PER_MINUTE: '100000' };
const ADMIN_TOKEN = `cncd_${randomBytes(24).toString('hex')}`;
const READY_WAIT_MS = 240_000;

async function waitUntilReady(child: ChildProcess, origin: string, output: () => string) {
  const giveUpAt = Date.now() + READY_WAIT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${output()}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    if (Date.now() > giveUpAt) throw new Error(`The server is not ready:\n${output()}`);
    await sleep(100);
  }
}

/** Starts `scripts/start.mjs` (which builds only what is stale) and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'concord-e2e-')));
  const port = options.port ?? (await findFreePort());
  const origin = `http://127.0.0.1:${port}`;
  const demo = options.demo === true ? [] : ['--no-demo'];
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs');
  const admin = {
    CONCORD_ADMIN_EMAIL: ADMIN.email,
    CONCORD_ADMIN_PASSWORD: ADMIN.password,
    CONCORD_ADMIN_TOKEN: ADMIN_TOKEN,
  };
  const {
    CONCORD_PUBLIC_ORIGIN: _origin,
    CONCORD_DEMO: _demo,
    FORCE_COLOR: _color,
    ...outer
  } = process.env;
  const args = [script, '--port', String(port), '--data-dir', dataDir, ...demo];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...outer, ...HURRIED, ...(options.admin === false ? {} : admin), ...options.env },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString('utf8');
    });
  }
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const output = () => written;
  await waitUntilReady(child, origin, output);
  return {
    origin,
    port,
    dataDir,
    adminEmail: ADMIN.email,
    adminPassword: ADMIN.password,
    adminToken: ADMIN_TOKEN,
    output,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      const isLeft = child.signalCode === 'SIGKILL' && existsSync(join(dataDir, 'secrets'));
      if (isLeft) await (await startPostgres({ dataDir })).stop();
      if (options.dataDir === undefined)
        await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      return code;
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
