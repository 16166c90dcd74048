import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';

const MODEL = join(
  import.meta.dirname,
  '..',
  'public',
  'models',
  'handwritten-digits',
  'model.onnx',
);
const PROJECT_PAGES = [
  '',
  '/data',
  '/agreement',
  '/review',
  '/datasets',
  '/models',
  '/people',
  '/settings',
  '/label',
];
const OTHER_PAGES = ['/projects', '/projects/new', '/account', '/admin', '/sign-in'];

/** Everything a page complains about in the console, and answers that are no success. */
function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

/** Opens a page and waits until nothing on it is still loading. */
async function visit(page: Page, url: string): Promise<void> {
  const answer = await page.goto(url);
  expect(answer?.status(), url).toBe(200);
  await expect(page.locator('[aria-busy="true"]'), url).toHaveCount(0);
  const problems = page.getByRole('alert').filter({ has: page.locator('code') });
  await expect(problems, url).toHaveCount(0);
}

test('the printed link leads to the first page with pre-labels, and on to the next', async ({
  page,
  launch,
}) => {
  test.setTimeout(300_000);
  test.skip(!existsSync(MODEL), 'public/models/handwritten-digits is not there');
  const startedAt = performance.now();
  const server = await launch({ demo: true, admin: false });
  const times: string[] = [];
  const note = (step: string) => {
    times.push(`${step} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  };
  note('server ready');
  const [link = ''] = server.output().match(/http\S+\/sign-in\/link#\S+/) ?? [];
  expect(link).toContain(server.origin);
  const complaints = watchComplaints(page);

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Handwritten numbers' }).first()).toBeVisible({
    timeout: 60_000,
  });
  note('signed in, at the demo');
  await page.getByRole('link', { name: 'Label the first page' }).click();
  const badge = page.getByTestId('model-state');
  await expect(badge).toHaveAttribute('data-provider', /^(wasm|webgpu)$/, { timeout: 60_000 });
  const rows = page.getByRole('listbox', { name: 'Regions' }).getByRole('option');
  await expect(rows.filter({ hasText: '%' }).nth(9)).toBeVisible({ timeout: 60_000 });
  note('first page with pre-labels');
  const first = await page.getByTestId('item-name').innerText();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('item-name')).not.toHaveText(first);
  await expect(rows.filter({ hasText: '%' }).nth(9)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  note('next page with pre-labels');
  test.info().annotations.push({ type: 'measured', description: times.join(', ') });

  const projectPath = new URL(page.url()).pathname.replace(/\/label$/, '');
  const paths = [...OTHER_PAGES, ...PROJECT_PAGES.map((path) => `${projectPath}${path}`)];
  for (const path of paths) {
    await test.step(`${path.replace(projectPath, 'project')} is without complaint`, async () => {
      await visit(page, `${server.origin}${path}`);
      expect(complaints).toEqual([]);
    });
  }

  await test.step('the demo goes in one click', async () => {
    await page.goto(`${server.origin}${projectPath}`);
    await page.getByRole('button', { name: 'Delete demo' }).click();
    await page.waitForURL(/\/projects$/);
    await expect(page.getByRole('link', { name: 'Film reviews' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Handwritten numbers' })).toHaveCount(0);
  });
  expect(complaints).toEqual([]);
});
