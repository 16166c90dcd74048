import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../test/ensure-browser.mjs';
import { makeRow } from './print-rows.mjs';
import { quantile } from './statistics.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/** Plays the scripted scenes in a real browser: actions and keystroke-level seconds beside their targets. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'concord-effort-rows-'));
  const file = join(folder, 'rows.jsonl');
  try {
    await playScenes(file);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    return lines.map((line) => JSON.parse(line)).flatMap(rowsOf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function playScenes(file) {
  const chromium = await ensureBrowser();
  const code = await new Promise((resolve, reject) => {
    const child = spawn('npx', ['playwright', 'test', 'e2e/effort.spec.ts'], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, CONCORD_CHROMIUM: chromium, CONCORD_EFFORT_ROWS: file },
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error('A scene missed its target or its truth');
}

function rowsOf({ scene, title, actions, actionsMax, seconds, secondsMax, operators, ...more }) {
  const note = `${operators}; page loads ${more.pageLoads}`;
  const rows = [
    makeRow(`${scene} ${title}`, actions, 'actions', { bare: actionsMax, bareOf: 'target', note }),
    makeRow(`${scene} keystroke level`, seconds, 's', { bare: secondsMax, bareOf: 'target' }),
  ];
  if (more.waitsMs.length === 0) return rows;
  const half = quantile(more.waitsMs, 0.5).toFixed(0);
  const p95 = quantile(more.waitsMs, 0.95);
  return [
    ...rows,
    makeRow(`${scene} next item painted, p95`, p95, 'ms', { note: `p50 ${half} ms` }),
  ];
}
