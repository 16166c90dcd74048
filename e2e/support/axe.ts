import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Waits until nothing on the page loads or moves any more. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

/** Expects that axe-core finds nothing serious or critical on the page as it is now. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await settle(page);
  expect(await findGrave(new AxeBuilder({ page })), name).toEqual([]);
}

/** The same of its colours alone: all that a dark page has of its own. */
export async function expectContrast(page: Page, name: string): Promise<void> {
  await settle(page);
  const builder = new AxeBuilder({ page }).withRules(['color-contrast']);
  expect(await findGrave(builder), name).toEqual([]);
}

async function findGrave(builder: AxeBuilder) {
  const { violations } = await builder.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, failureSummary }) => ({
        id,
        target: target.join(' '),
        html: html.slice(0, 200),
        failureSummary,
      })),
    );
}
