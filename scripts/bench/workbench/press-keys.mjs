const WARM_UP = 4;
const MODIFIERS = ['Control', 'Shift'];

/**
 * Presses keys in turn, so many times, and returns the milliseconds from each real press to the
 * frame after the one that shows it; the first few are left out.
 * @param {import('@playwright/test').Page} page
 * @param {{keys: readonly string[], count: number, pauseMs: number}} presses
 * @returns {Promise<number[]>}
 */
export async function pressKeys(page, { keys, count, pauseMs }) {
  await page.evaluate(watchKeys, MODIFIERS);
  for (let press = 0; press < count; press += 1) {
    await page.keyboard.press(keys[press % keys.length]);
    await page.waitForFunction((wanted) => globalThis.keyMs.length >= wanted, press + 1);
    await page.waitForTimeout(pauseMs);
  }
  return page.evaluate((warmUp) => globalThis.keyMs.slice(warmUp), WARM_UP);
}

/** Runs in the page. */
function watchKeys(modifiers) {
  globalThis.keyMs = [];
  const onKey = (event) => {
    if (modifiers.includes(event.key)) return;
    const shown = () => globalThis.keyMs.push(performance.now() - event.timeStamp);
    requestAnimationFrame(() => requestAnimationFrame(shown));
  };
  window.addEventListener('keydown', onKey, true);
}
