import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from '../check.mjs';
import { buildPages } from '../start/build-pages.mjs';
import { say } from '../start/progress.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { readJunit, readPlaywright } from './read-reports.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * @typedef {{name: string, reason: string}} Skipped
 * @typedef {{passed: number, failed: number, skipped: Skipped[], flaky?: string[]}} Outcome
 */

/** All suites in the order they run, the quick ones first. @type {Record<string, () => Promise<Outcome>>} */
export const SUITES = {
  check: async () => ({ ...(await runChecks({ hasUnitTests: false })), skipped: [] }),
  unit: () => runVitest('unit'),
  'use-cases': () => runVitest('use-cases'),
  e2e: runPlaywright,
  worker: runPytest,
};

/** @param {string} project */
function runVitest(project) {
  const reporter = join(import.meta.dirname, 'vitest-summary-reporter.mjs');
  const args = ['run', '--project', project, '--reporter=default', `--reporter=${reporter}`];
  return collect('vitest', [modulePath('vitest/vitest.mjs'), ...args], JSON.parse);
}

async function runPlaywright() {
  const chromium = await ensureBrowser();
  const { copyOrtRuntime } = await import('../copy-ort-runtime.mjs');
  await copyOrtRuntime();
  await buildPages();
  return collect('playwright', [modulePath('@playwright/test/cli.js'), 'test'], readPlaywright, {
    CONCORD_CHROMIUM: chromium,
  });
}

async function runPytest() {
  const { ensureWorkerEnv } = await import('../worker-env.mjs');
  const worker = await ensureWorkerEnv({ log: say });
  if ('skipped' in worker) {
    return { passed: 0, failed: 0, skipped: [{ name: 'all of it', reason: worker.skipped }] };
  }
  return collect('pytest', ['-m', 'pytest'], readJunit, {}, worker.python, join(ROOT, 'worker'));
}

/** @param {string} path */
function modulePath(path) {
  return join(ROOT, 'node_modules', path);
}

/**
 * Runs a test program, its output going through, and reads its report; one that leaves no report
 * or fails although its report knows of no failure counts as one failure.
 * @param {string} name
 * @param {string[]} args
 * @param {(text: string) => Outcome} read
 * @param {Record<string, string>} [env]
 * @param {string} [program]
 * @param {string} [cwd]
 * @returns {Promise<Outcome>}
 */
async function collect(name, args, read, env = {}, program = process.execPath, cwd = ROOT) {
  const folder = await mkdtemp(join(tmpdir(), 'concord-report-'));
  const report = join(folder, 'report');
  const more = name === 'pytest' ? [`--junitxml=${report}`] : [];
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(program, [...args, ...more], {
        cwd,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env, CONCORD_TEST_REPORT: report },
      });
      child.on('error', reject);
      child.on('close', resolve);
    });
    const text = await readFile(report, 'utf8').catch(() => null);
    const outcome = text === null ? { passed: 0, failed: 0, skipped: [] } : read(text);
    const isHidden = outcome.failed === 0 && (code !== 0 || text === null);
    if (isHidden)
      console.error(`${name} ended with ${code}${text === null ? ' and no report' : ''}`);
    return isHidden ? { ...outcome, failed: 1 } : outcome;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
