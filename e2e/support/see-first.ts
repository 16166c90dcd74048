import type { Page } from '@playwright/test';

/**
 * Has the page's keyboard wait until the editor shows its item before each key, as a person
 * does: a key that comes before the item is painted is dropped on purpose.
 */
export function seeFirst(page: Page): void {
  const { keyboard } = page;
  const press = keyboard.press.bind(keyboard);
  keyboard.press = async (key, options) => {
    await page.waitForFunction(isSettled, undefined, { polling: 20 });
    await press(key, options);
  };
}

/** Runs in the page. */
function isSettled(): boolean {
  return document.querySelector('[data-takes-keys][aria-busy="true"]') === null;
}
