import { pressKeys } from './press-keys.mjs';

/**
 * Milliseconds from a real key press to the frame after the one that shows it; alternately the next
 * region and a class.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number[]>}
 */
export function measureKeys(page) {
  return pressKeys(page, { keys: ['Tab', 'Digit2', 'Tab', 'Digit3'], count: 84, pauseMs: 60 });
}
