import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { recordGesture } from './gesture.mjs';
import { makeCaller, makeProject, openSignedIn, until } from './ground.mjs';
import { aim, installSteps, openItem, stageBounds } from './stage-page.mjs';

const SIZE = { width: 12_000, height: 9_000 };
const FRAMES = 240;

/**
 * A jpeg of 108 million px: seconds to import it and to cut it into tiles with the server's memory
 * meanwhile, milliseconds until it is shown and until 1:1 is sharp, frames of a pan at 1:1, and the
 * memory of the browser's process for the page.
 * @param {import('@playwright/test').Browser} browser
 */
export async function measureLargePicture(browser, server, { viewport }) {
  const call = makeCaller(server);
  const idleBytes = await residentBytes(server.pid);
  let peakBytes = idleBytes;
  const bytes = await makeLargeJpeg();
  const watch = setInterval(async () => {
    peakBytes = Math.max(peakBytes, await residentBytes(server.pid));
  }, 50);
  const startedAt = performance.now();
  const projectId = await makeProject(call, 'large', [bytes]);
  const importedAt = performance.now();
  await until(async () => {
    const { rows } = await call('GET', `/projects/${projectId}/items?limit=1`);
    return rows[0].tiles !== null;
  });
  const cutAt = performance.now();
  clearInterval(watch);
  const page = await openSignedIn(browser, server, viewport);
  const url = `${server.origin}/projects/${projectId}/label`;
  await openItem(page, url);
  const openedAt = performance.now();
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector('[data-layer="picture"]')?.width > 0);
  const openMs = performance.now() - openedAt;
  await page.waitForTimeout(1_000);
  const { sharpMs, tiles } = await zoomToPixels(page);
  const pan = await panAlong(page);
  const pageBytes = await rendererBytes(browser);
  await page.context().close();
  return {
    megabytes: bytes.length / 1e6,
    importSeconds: (importedAt - startedAt) / 1000,
    cutSeconds: (cutAt - importedAt) / 1000,
    serverBytes: peakBytes - idleBytes,
    ...{ openMs, sharpMs, tiles, pan, pageBytes },
  };
}

/** Clouds of colour, so that it packs as photographs do. */
async function makeLargeJpeg() {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 };
  const small = { width: SIZE.width / 20, height: SIZE.height / 20, channels: 3 };
  const clouds = await sharp({ create: { ...small, background: '#888888', noise } })
    .png()
    .toBuffer();
  return sharp(clouds, { limitInputPixels: false })
    .resize({ ...SIZE, kernel: 'cubic' })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Goes to 1:1 by the key; how long until the last tile of the view was there, and how many came. */
async function zoomToPixels(page) {
  await page.evaluate(() => performance.clearResourceTimings());
  const pressedAt = await page.evaluate(() => performance.now());
  await page.keyboard.press('Shift+KeyF');
  await page.waitForTimeout(3_000);
  const ends = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/tiles/'))
      .map(({ responseEnd }) => responseEnd),
  );
  return { sharpMs: Math.max(...ends) - pressedAt, tiles: ends.length };
}

async function panAlong(page) {
  await installSteps(page);
  const { x, y, width, height } = await stageBounds(page);
  const from = { x: x + width - 50, y: y + height - 50 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button: 'middle' });
  await aim(page, { ...from, dx: -6, dy: -4, turn: FRAMES / 2, buttons: 4 });
  const pan = await recordGesture(page, { step: 'stageMove', count: FRAMES });
  await page.mouse.up({ button: 'middle' });
  return pan;
}

/** Resident memory of a process on Linux. */
async function residentBytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

async function rendererBytes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const sizes = await Promise.all(renderers.map(({ id }) => residentBytes(id)));
  return Math.max(...sizes);
}
