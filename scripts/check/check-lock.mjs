import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LOCK = join(import.meta.dirname, '..', '..', 'package-lock.json');
const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-?(arm64|arm|x64|ia32|ppc64|riscv64|s390x)?/;

/**
 * Returns lock entries for optional packages of other systems that npm left out: it does so where
 * the registry it asked does not carry them, and `npm ci` then refuses the lock file everywhere.
 * @param {{packages: Record<string, any>}} lock
 * @returns {Record<string, {version: string, os?: string[], cpu?: string[]}>}
 */
export function findMissingEntries({ packages }) {
  const present = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const missing = {};
  for (const { optionalDependencies = {}, dev } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!present.has(name)) {
        missing[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }) };
      }
    }
  }
  return missing;
}

/** @param {string} name */
function platformOf(name) {
  const [, os, cpu] = PLATFORM.exec(name.replace('windows', 'win32')) ?? [];
  const libc = name.includes('musl') ? ['musl'] : /linux.*gnu/.test(name) ? ['glibc'] : undefined;
  return {
    optional: true,
    ...(cpu && { cpu: [cpu] }),
    ...(os && { os: [os] }),
    ...(libc && { libc }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
  const missing = findMissingEntries(lock);
  if (process.argv.includes('--fix')) {
    const all = Object.entries({ ...lock.packages, ...missing });
    lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  } else if (Object.keys(missing).length > 0) {
    const hint = 'node scripts/check/check-lock.mjs --fix';
    console.log(`package-lock.json lacks ${Object.keys(missing).join(', ')}; ${hint}`);
    process.exit(1);
  }
}
