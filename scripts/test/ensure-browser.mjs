import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { runQuietly } from '../start/install-packages.mjs';
import { step } from '../start/progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Returns a Chromium that runs: the one of CONCORD_CHROMIUM, an installed one, else one installed
 * by the system’s package manager (where we may), else Playwright’s own.
 * @returns {Promise<string>}
 * @throws Error that says what to do where none can be had
 */
export async function ensureBrowser() {
  const given = process.env.CONCORD_CHROMIUM;
  if (given) return given;
  const present = findInstalled();
  if (present !== null) return present;
  const tries = [installBySystem, installByPlaywright];
  const reasons = [];
  for (const install of tries) {
    await install().catch((error) => reasons.push(error.message.split('\n').at(-1)));
    const found = findInstalled();
    if (found !== null) return found;
  }
  const hint = 'install Chromium, or name one in CONCORD_CHROMIUM';
  throw new Error(`No browser for the tests: ${hint}. ${reasons.join('; ')}`);
}

function findInstalled() {
  const paths = NAMES.map((name) =>
    spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim(),
  );
  const all = [...paths, ...PLACES, chromium.executablePath()];
  return all.find((path) => path && existsSync(path) && runs(path)) ?? null;
}

/** A package may be an empty shell that asks for another packager: only running it tells. */
function runs(path) {
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

async function installBySystem() {
  const isRoot = process.getuid?.() === 0;
  const prefix = isRoot ? [] : ['sudo', '-n'];
  const can = (command) => spawnSync(command[0], command.slice(1)).status === 0;
  if (!can(['which', 'apt-get']) || (!isRoot && !can(['sudo', '-n', 'true']))) return;
  const apt = async (...args) => {
    const [program, ...rest] = [...prefix, 'apt-get', ...args];
    await runQuietly(program, rest, { DEBIAN_FRONTEND: 'noninteractive' });
  };
  await step('Installing Chromium', async () => {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  });
}

async function installByPlaywright() {
  await step('Downloading Chromium', () =>
    runQuietly(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']),
  );
}
