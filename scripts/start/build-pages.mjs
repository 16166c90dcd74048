import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runQuietly } from './install-packages.mjs';
import { step } from './progress.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const STAMP = join(ROOT, '.next', 'concord-sources');
/** All that `next build` reads; what is beside them (tests, worker, docs) does not make it stale. */
const SOURCES = [
  'app',
  'components',
  'core',
  'db',
  'editor',
  'i18n',
  'inference',
  'messages',
  'sdk',
  'server',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
];
const UNUSED = /[.]test[.]tsx?$|[.]test-support[.]|^db\/(migrations|embedded-postgres|testing)\//;

/** Guarantees a production build of the present sources; does nothing where there is one. */
export async function buildPages() {
  const sources = await hashSources(ROOT);
  const built = await readFile(STAMP, 'utf8').catch(() => '');
  if (built === sources && existsSync(join(ROOT, '.next', 'BUILD_ID'))) return;
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  await step('Building the pages', () =>
    runQuietly(process.execPath, [next, 'build'], {
      NODE_ENV: 'production',
      DATABASE_URL: '',
      CONCORD_BUILD: sources.slice(0, 16),
    }),
  );
  await writeFile(STAMP, sources);
}

/**
 * Returns a sha256 over paths and contents of all that goes into the build.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function hashSources(root) {
  const paths = (await Promise.all(SOURCES.map((path) => listFiles(root, path)))).flat().sort();
  const hash = createHash('sha256');
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path))));
  paths.forEach((path, index) => {
    hash.update(`${path}\0${contents[index].length}\0`).update(contents[index]);
  });
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function listFiles(root, path) {
  let entries;
  try {
    entries = await readdir(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  const lists = entries.map(async (entry) => {
    const inner = `${path}/${entry.name}`;
    if (UNUSED.test(entry.isDirectory() ? `${inner}/` : inner)) return [];
    return entry.isDirectory() ? listFiles(root, inner) : [inner];
  });
  return (await Promise.all(lists)).flat();
}
