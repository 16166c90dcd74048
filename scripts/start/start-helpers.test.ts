import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSources } from './build-pages.mjs';
import { isPortFree } from './find-port.mjs';
import { isInstalled } from './install-packages.mjs';
import { parseOptions } from './parse-options.mjs';
import { readOrMakeSecret } from './prepare-data.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(
    join(folder, path),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}

describe('isInstalled', () => {
  const lock = (version: string, more = {}) => ({
    packages: { '': { version: '1' }, 'node_modules/a': { version }, ...more },
  });

  it('asks for an installation where there is none, it is older, or a package is missing', async () => {
    await write('package-lock.json', lock('2.0.0', { 'node_modules/b': { version: '1.0.0' } }));
    expect(await isInstalled(folder)).toBe(false);
    await write('node_modules/.package-lock.json', lock('1.0.0'));
    expect(await isInstalled(folder)).toBe(false);
    await write('node_modules/.package-lock.json', lock('2.0.0'));
    expect(await isInstalled(folder)).toBe(false);
  });

  it('does not miss packages that are for other systems', async () => {
    const other = { 'node_modules/b-darwin': { version: '1.0.0', optional: true } };
    await write('package-lock.json', lock('2.0.0', other));
    await write('node_modules/.package-lock.json', lock('2.0.0'));
    expect(await isInstalled(folder)).toBe(true);
  });
});

describe('hashSources', () => {
  it('changes with contents and names of sources, and not with tests or other folders', async () => {
    await write('app/page.tsx', 'one');
    const first = await hashSources(folder);
    await write('app/page.test.ts', 'a test');
    await write('docs/guide.md', 'text');
    expect(await hashSources(folder)).toBe(first);
    await write('app/page.tsx', 'two');
    const second = await hashSources(folder);
    await write('proxy.ts', '');
    expect(new Set([first, second, await hashSources(folder)]).size).toBe(3);
  });
});

describe('parseOptions', () => {
  it('binds to loopback on port 3000 and seeds the demo unless told otherwise', () => {
    expect(parseOptions([], {})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      hasDemo: true,
      publicOrigin: 'http://127.0.0.1:3000',
      databaseUrl: null,
    });
  });

  it('prefers the public origin of the environment, without path or slash', () => {
    const environment = { CONCORD_PUBLIC_ORIGIN: 'https://label.example.org/', DATABASE_URL: '' };
    const options = parseOptions(['--port', '3100', '--no-demo'], environment);
    expect(options).toMatchObject({ publicOrigin: 'https://label.example.org', hasDemo: false });
    expect(options.databaseUrl).toBeNull();
  });

  it.each([
    [['--port', '0'], {}, /--port must be/],
    [['--prot', '3100'], {}, /--prot/],
    [[], { CONCORD_PUBLIC_ORIGIN: 'label.example.org' }, /CONCORD_PUBLIC_ORIGIN/],
  ])('refuses %j with %j', (args, environment, message) => {
    expect(() => parseOptions(args, environment)).toThrow(message);
  });
});

it('makes a secret once, for the owner’s eyes only', async () => {
  const path = join(folder, 'auth-secret');
  const secret = await readOrMakeSecret(path);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readOrMakeSecret(path)).toBe(secret);
});

it('sees that a port is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await isPortFree(port, '127.0.0.1')).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortFree(port, '127.0.0.1')).toBe(true);
});
