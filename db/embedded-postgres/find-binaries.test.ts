import { mkdir, mkdtemp, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findBinaries, restoreSymlinks } from './find-binaries.mjs';

it('makes the listed symlinks that a skipped install script left out, and keeps present ones', async () => {
  const root = await mkdtemp(join(tmpdir(), 'concord-links-'));
  const lib = join(root, 'native', 'lib');
  await mkdir(lib, { recursive: true });
  await writeFile(join(lib, 'libpq.so.5.18'), '');
  await symlink('elsewhere', join(lib, 'libpq.so'));
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  await writeFile(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  await restoreSymlinks(root);
  await restoreSymlinks(root);
  expect(await readlink(join(lib, 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect(await readlink(join(lib, 'libpq.so'))).toBe('elsewhere');
  await rm(root, { recursive: true });
});

it('finds PostgreSQL 18 for this machine', async () => {
  expect((await findBinaries()).version).toMatch(/^18\./);
});
