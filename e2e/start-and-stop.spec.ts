import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './support/fixtures';

const START = join(import.meta.dirname, '..', 'scripts', 'start.mjs');

test.describe('the server', () => {
  test('isolates every document and answers probes', async ({ server, request }) => {
    const healthy = await request.get(`${server.origin}/healthz`);
    expect(healthy.status()).toBe(200);
    const ready = await request.get(`${server.origin}/readyz`);
    expect(await ready.text()).toBe('ready\n');
    const page = await request.get(`${server.origin}/sign-in`);
    expect(page.status()).toBe(200);
    expect(page.headers()).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
    });
    expect(page.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers()['x-powered-by']).toBeUndefined();
  });

  test('says what to do where its port is taken', async ({ server }) => {
    const args = [START, '--port', String(server.port), '--data-dir', server.dataDir];
    const second = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`Port ${server.port} on 127.0.0.1 is taken`);
  });

  test('is not ready while it drains, then exits with 0', async ({ launch }) => {
    const server = await launch({ env: { CONCORD_DRAIN_MS: '1500' } });
    const exit = server.stop();
    await expect
      .poll(async () => (await fetch(`${server.origin}/readyz`)).status, { intervals: [50] })
      .toBe(503);
    expect(await exit).toBe(0);
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow();
  });

  test('lets a request under way finish before it exits', async ({ launch }) => {
    const server = await launch({ env: { CONCORD_DRAIN_MS: '100' } });
    const socket = connect(server.port, '127.0.0.1');
    const body = JSON.stringify({ name: 'Half sent' });
    const head = [
      'POST /api/v1/projects HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString('utf8');
      });
      socket.on('close', () => resolve(text));
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const exit = server.stop();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    socket.write(body.slice(5));
    expect(await answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(await exit).toBe(0);
  });

  test('goes on with the same data and sessions after kill -9', async ({ page, launch }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'concord-e2e-kept-'));
    const first = await launch({ dataDir });
    const me = { headers: { authorization: `Bearer ${first.adminToken}` } };
    const before = await page.request.get(`${first.origin}/api/v1/me`, me);
    expect(before.status()).toBe(200);
    const secret = await readFile(join(dataDir, 'secrets', 'auth-secret'), 'utf8');
    await first.kill9();
    const second = await launch({ dataDir, port: first.port });
    expect(second.output()).toContain('it was running already');
    const after = await page.request.get(`${second.origin}/api/v1/me`, me);
    expect(await after.json()).toEqual(await before.json());
    expect(await readFile(join(dataDir, 'secrets', 'auth-secret'), 'utf8')).toBe(secret);
    expect(await second.stop()).toBe(0);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  test('prints a new one-time link at each start until an admin has a password', async ({
    launch,
  }) => {
    const server = await launch({ admin: false });
    expect(server.output()).toMatch(new RegExp(`${server.origin}/sign-in/link#[0-9A-Za-z]{43}\\n`));
    expect(await server.stop()).toBe(0);
  });
});
