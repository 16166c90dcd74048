const PRESSES = 24;

/**
 * Milliseconds from a real key press to the frame after the one that shows it; alternately the next
 * region and a class.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number[]>}
 */
export async function measureKeys(page) {
  await page.evaluate(() => {
    globalThis.keyMs = [];
    window.addEventListener(
      'keydown',
      (event) => {
        const shown = () => globalThis.keyMs.push(performance.now() - event.timeStamp);
        requestAnimationFrame(() => requestAnimationFrame(shown));
      },
      true,
    );
  });
  const keys = ['Tab', 'Digit2', 'Tab', 'Digit3'];
  for (let press = 0; press < PRESSES; press += 1) {
    await page.keyboard.press(keys[press % keys.length]);
    await page.waitForFunction((count) => globalThis.keyMs.length >= count, press + 1);
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => globalThis.keyMs.slice(4));
}
