import { joinByInvite } from './support/api';
import { expectAccessible } from './support/axe';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makeTextProject } from './support/make-projects';
import { expectSaved, openBench, skipTour } from './support/open-bench';
import { countAnswers, readVotes } from './support/read-votes';

test.beforeEach(({ page }) => skipTour(page));

test('a session that ends is renewed where one is, and somebody else sends nothing', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId } = await makeTextProject(server, 8);
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');
  await signInAsAdmin(page, server);
  await openBench(page, server, projectId);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });

  await context.clearCookies();
  const answered = await page.getByTestId('text-stage').innerText();
  await page.keyboard.press('Digit1');
  await expect(dialog).toContainText('1 item waits in this browser');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectAccessible(page, 'a session that has ended');
  const present = await page.getByTestId('text-stage').innerText();
  await dialog.getByLabel('E-mail').fill(server.adminEmail);
  await dialog.getByRole('textbox', { name: 'Password' }).fill(server.adminPassword);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expectSaved(page);
  await expect(page.getByTestId('text-stage')).toHaveText(present);
  const [first] = await readVotes(api, projectId);
  expect(first?.item.text?.trim()).toBe(answered.trim());

  await context.clearCookies();
  await page.keyboard.press('Digit2');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('E-mail').fill(ann.email);
  await dialog.getByRole('textbox', { name: 'Password' }).fill(ann.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  const foreign = page.getByRole('dialog', { name: 'You are signed in as somebody else' });
  await expect(foreign).toContainText('1 item of it waits in this browser');
  expect(await countAnswers(api, projectId)).toBe(1);
  await foreign.getByRole('button', { name: 'go on as the other account' }).click();
  await expect(page.getByText('An unsent answer or comment of another person waits')).toBeVisible();
  expect(await countAnswers(api, projectId)).toBe(1);

  await signInAsAdmin(page, server);
  await openBench(page, server, projectId);
  await expect.poll(() => countAnswers(api, projectId)).toBe(2);
  const votes = await readVotes(api, projectId);
  expect(votes.every(({ userId }) => userId !== ann.userId)).toBe(true);
});
