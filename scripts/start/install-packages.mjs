import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { step } from './progress.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/** Guarantees the packages of package-lock.json; does nothing where they are there. */
export async function installPackages() {
  if (await isInstalled(ROOT)) return;
  await step('Installing packages', () =>
    runQuietly('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
      // The GPU libraries for Node.js (hundreds of MB) are not used: the CPU ones are in the package.
      npm_config_onnxruntime_node_install: 'skip',
      ONNXRUNTIME_NODE_INSTALL: 'skip',
    }),
  );
}

/**
 * True where node_modules holds every package of the lock file in its version; packages for other
 * systems may be absent.
 * @param {string} root
 * @returns {Promise<boolean>}
 */
export async function isInstalled(root) {
  const read = async (path) => JSON.parse(await readFile(join(root, path), 'utf8')).packages;
  const wanted = await read('package-lock.json');
  const present = await read('node_modules/.package-lock.json').catch(() => null);
  if (present === null) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = present[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * Runs a command and shows what it said only if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {Promise<void>}
 */
export function runQuietly(command, args, more = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      const text = Buffer.concat(said).toString('utf8').trim();
      const name = [command, ...args.slice(0, 2)].join(' ');
      reject(new Error(`${text}\n\n“${name}” failed (${signal ?? `exit code ${code}`})`));
    });
  });
}
