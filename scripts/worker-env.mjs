import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const workerDir = join(import.meta.dirname, '..', 'worker');
const venv = join(workerDir, '.venv');
const stampFile = join(venv, 'concord-stamp');
const venvPython =
  process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');

/** PyTorch's own index of CPU wheels: on Linux and Windows the general index has the large CUDA build. */
const CPU_WHEELS = 'https://download.pytorch.org/whl/cpu';
const CANDIDATES = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];

/**
 * Gives the Python that has everything the worker needs, or the reason why there is none. Makes
 * `worker/.venv` at the first call; later calls only compare a stamp. `CONCORD_WORKER_PYTHON`
 * names an interpreter to be used as it is, for a CUDA build.
 * @param {{log?: (line: string) => void}} [options]
 * @returns {Promise<{python: string} | {skipped: string}>}
 */
export async function ensureWorkerEnv({ log = () => {} } = {}) {
  const own = process.env.CONCORD_WORKER_PYTHON;
  if (own) {
    return versionOf(own) === null
      ? { skipped: `CONCORD_WORKER_PYTHON is no Python 3.11 or newer: ${own}` }
      : { python: own };
  }
  if (existsSync(stampFile) && existsSync(venvPython)) {
    const version = versionOf(venvPython);
    if (version !== null && readFileSync(stampFile, 'utf8') === stampOf(version)) {
      return { python: venvPython };
    }
  }
  const base = CANDIDATES.find((name) => versionOf(name) !== null);
  if (base === undefined) return { skipped: 'no Python 3.11 or newer was found' };
  log(`Setting up the training worker with ${base} (once, takes minutes)`);
  rmSync(venv, { recursive: true, force: true });
  const made = await run(base, ['-m', 'venv', venv]);
  if (!made.ok) return { skipped: `${base} cannot make a virtual environment: ${made.tail}` };
  const torch = await installTorch(log);
  if (!torch.ok) return { skipped: `PyTorch could not be installed: ${torch.tail}` };
  log('Installing the other packages');
  const rest = await pip(['-r', 'requirements.txt', '-c', 'constraints-cpu.txt']);
  if (!rest.ok) return { skipped: `the worker's packages could not be installed: ${rest.tail}` };
  writeFileSync(stampFile, stampOf(versionOf(venvPython)));
  return { python: venvPython };
}

/** The CPU build from the configured index or wheel folder, else from PyTorch's own. */
async function installTorch(log) {
  const pinned = readFileSync(join(workerDir, 'constraints-cpu.txt'), 'utf8').trim();
  if (process.platform === 'darwin') return pip([pinned]);
  log(`Installing ${pinned} for the CPU`);
  const near = await pip([`${pinned}+cpu`]);
  if (near.ok) return near;
  const far = await pip([`${pinned}+cpu`, '--index-url', CPU_WHEELS]);
  return far.ok ? far : pip([pinned]);
}

function pip(args) {
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  return run(venvPython, ['-m', 'pip', 'install', ...quiet, ...args]);
}

/** Resolves to whether the command ended well and the last line it wrote to stderr. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: workerDir, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (data) => {
      errors = `${errors}${data}`.slice(-4000);
    });
    child.on('error', (error) => resolve({ ok: false, tail: error.message }));
    child.on('close', (code) => {
      const lines = errors.split('\n').filter((line) => line.trim() !== '');
      const tail = lines.filter((line) => /error/i.test(line)).at(-1) ?? lines.at(-1) ?? '';
      resolve({ ok: code === 0, tail: tail.slice(0, 300) });
    });
  });
}

/** `3.12`, or null for what is no Python 3.11 or newer. */
function versionOf(python) {
  const code = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8' });
  const [major, minor] = status === 0 ? stdout.trim().split('.').map(Number) : [0, 0];
  return major === 3 && minor >= 11 ? stdout.trim() : null;
}

function stampOf(version) {
  const hash = createHash('sha256').update(`${version}\n${process.platform}-${process.arch}\n`);
  for (const name of ['requirements.txt', 'constraints-cpu.txt']) {
    hash.update(readFileSync(join(workerDir, name)));
  }
  return hash.digest('hex');
}
