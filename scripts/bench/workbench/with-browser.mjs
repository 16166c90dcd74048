import { chromium } from '@playwright/test';
import { ensureBrowser } from '../../test/ensure-browser.mjs';
import { withDatabase } from '../with-database.mjs';
import { withServer } from '../with-server.mjs';

/**
 * Runs `measure` with headless Chromium and a production server of its own. The browser renders in
 * software and holds frames to no display's pace, so that each shows what it cost.
 * @template T
 * @param {(browser: import('@playwright/test').Browser, server: object) => Promise<T>} measure
 * @returns {Promise<T>}
 */
export async function withBrowser(measure) {
  const executablePath = await ensureBrowser();
  const args = ['--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await withDatabase((place) => withServer(place, (server) => measure(browser, server)));
  } finally {
    await browser.close();
  }
}
