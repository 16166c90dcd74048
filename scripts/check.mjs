import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const node = (path, ...args) => [process.execPath, join(ROOT, path), ...args];

/** What `npm run check` runs, in this order: the quick ones first. */
const STEPS = [
  { name: 'format', command: [bin('biome'), 'format', '--max-diagnostics=20'] },
  { name: 'lint', command: [bin('oxlint'), '--quiet'] },
  { name: 'lock file', command: node('scripts/check/check-lock.mjs') },
  { name: 'source rules', command: node('scripts/check/check-sources.mjs') },
  { name: 'route policies', command: node('scripts/check-routes.mjs') },
  { name: 'messages', command: node('scripts/check/check-messages.mjs') },
  { name: 'import rules', command: node('scripts/check/check-imports.mjs') },
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'unused code', command: [bin('knip'), '--no-progress'] },
];
const UNIT_TESTS = { name: 'unit tests', command: [bin('vitest'), 'run', '--project', 'unit'] };

/**
 * Runs one check quietly.
 * @param {{name: string, command: string[]}} check
 * @returns {Promise<{name: string, isGood: boolean, seconds: number, said: string}>}
 */
function runCheck({ name, command: [file, ...args] }) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    const end = (isGood, last = '') =>
      resolve({
        name,
        isGood,
        seconds: (performance.now() - startedAt) / 1000,
        said: Buffer.concat(said).toString('utf8') + last,
      });
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code) => end(code === 0));
  });
}

/**
 * Runs the checks one after the other, one line each and what a failed one said. Returns how many
 * passed and failed.
 * @param {{hasUnitTests: boolean}} options
 */
export async function runChecks({ hasUnitTests }) {
  const counts = { passed: 0, failed: 0 };
  for (const check of hasUnitTests ? [...STEPS, UNIT_TESTS] : STEPS) {
    const { name, isGood, seconds, said } = await runCheck(check);
    counts[isGood ? 'passed' : 'failed'] += 1;
    console.log(`${isGood ? '✓' : '✗'} ${name.padEnd(16)} ${seconds.toFixed(1)} s`);
    if (!isGood) console.log(`${said.trimEnd()}\n`);
  }
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(join(ROOT, 'node_modules')))
    throw new Error('Run npm ci, npm start or npm test first');
  const { failed } = await runChecks({ hasUnitTests: true });
  process.exit(failed === 0 ? 0 : 1);
}
