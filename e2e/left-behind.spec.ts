import type { Page } from '@playwright/test';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makeTextProject } from './support/make-projects';
import { expectSaved, openBench, skipTour } from './support/open-bench';
import { countAnswers } from './support/read-votes';
import type { TestServer } from './support/server';

const ANSWERS = '**/api/v1/assignments/*/annotation';

/** Gives an answer that cannot be sent, and goes to the project's page. */
async function leaveAnswer(page: Page, server: TestServer) {
  const { api, projectId } = await makeTextProject(server, 5);
  await signInAsAdmin(page, server);
  await openBench(page, server, projectId);
  await page.route(ANSWERS, (route) => route.abort());
  await page.keyboard.press('Digit1');
  await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
  await page.goto(`${server.origin}/projects/${projectId}`);
  await expect(page.getByTestId('unsent-notice')).toContainText('1 answer or comment waits');
  expect(await countAnswers(api, projectId)).toBe(0);
  return { api, projectId };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

test.beforeEach(({ page }) => skipTour(page));

test('what a label page has left unsent is sent from any other page', async ({ page, server }) => {
  const { api, projectId } = await leaveAnswer(page, server);
  await page.unroute(ANSWERS);
  await page.goto(`${server.origin}/projects`);
  await expect.poll(() => countAnswers(api, projectId), { timeout: 30_000 }).toBe(1);
  await expect(page.getByTestId('unsent-notice')).toHaveCount(0);
});

test('signing out with unsent work asks first, and sends it where that is wanted', async ({
  page,
  server,
}) => {
  const { api, projectId } = await leaveAnswer(page, server);
  await signOut(page);
  const dialog = page.getByRole('dialog', { name: 'Sign out with unsent work?' });
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Not everything could be sent');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);

  await signOut(page);
  await page.unroute(ANSWERS);
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await page.waitForURL(/\/sign-in/);
  expect(await countAnswers(api, projectId)).toBe(1);
});

test('after a reload an earlier answer can still be taken back', async ({ page, server }) => {
  const { api, projectId } = await makeTextProject(server, 5);
  await signInAsAdmin(page, server);
  const first = await openBench(page, server, projectId);
  await page.keyboard.press('Digit1');
  await expect(page.getByTestId('item-name')).not.toHaveText(first);
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  await expectSaved(page);
  await page.reload();
  await expect(page.getByTestId('item-name')).not.toHaveText('');
  await expect(page.getByTestId('item-name')).not.toHaveText(first);
  await page.keyboard.press('BracketLeft');
  await expect(page.getByTestId('item-name')).toHaveText(first);
  await expect.poll(() => countAnswers(api, projectId)).toBe(0);
});
