import { expectAccessible } from './support/axe';
import { asAdmin, expect, signInAsAdmin, test } from './support/fixtures';
import { makeTextProject } from './support/make-projects';
import {
  expectSaved,
  openBench,
  openDevice,
  openStage,
  regionRows,
  skipTour,
  watchAssignments,
  openPictures,
} from './support/open-bench';
import { expectXs, readDraft, xs } from './support/read-drafts';
import { countAnswers, readOneVote, readVotes } from './support/read-votes';

const SIZE = { widthPx: 600, heightPx: 400 };

test.beforeEach(({ page }) => skipTour(page));

test('two tabs show the same work at once; submitting in one closes it in the other', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId, handed, name, view } = await openPictures(page, server, SIZE);
  const other = await context.newPage();
  const tab = await openStage(other, server, projectId, SIZE);
  expect(tab.name).toBe(name);
  await page.bringToFront();
  await view.drag([50, 50], [120, 120]);
  await expect(regionRows(other)).toHaveCount(1);
  await other.bringToFront();
  await tab.view.drag([200, 50], [270, 120]);
  await expect(regionRows(page)).toHaveCount(2);
  await page.bringToFront();
  await page.keyboard.press('Control+KeyZ');
  await expect(regionRows(other)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+KeyZ');
  await expectXs(api, handed.get(name), [50, 200]);
  await page.keyboard.press('Space');
  await expect(other.getByText(`${name} was submitted in another tab`)).toBeVisible();
  await expect(other.getByTestId('item-name')).not.toHaveText(name);
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  const [vote] = await readVotes(api, projectId);
  expect(xs(vote?.answer.regions)).toEqual([50, 200]);
});

test('the same item in two tabs is answered once', async ({ page, context, server }) => {
  const { api, projectId } = await makeTextProject(server, 5);
  await signInAsAdmin(page, server);
  const handed = watchAssignments(page);
  await openBench(page, server, projectId);
  const other = await context.newPage();
  await openBench(other, server, projectId);
  const text = await page.getByTestId('text-stage').innerText();
  await expect(other.getByTestId('text-stage')).toHaveText(text);
  await page.keyboard.press('Digit1');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  await other.bringToFront();
  await other.keyboard.press('Digit2');
  await expect(other.getByTestId('text-stage')).not.toHaveText(text);
  await expectSaved(other);
  const assignment = [...handed.values()].find(({ item }) => item.text === text);
  if (assignment === undefined) throw new Error('The first item was handed out');
  const { answer } = await readOneVote(api, assignment.task.id);
  expect(answer.classIds).toEqual([0]);
});

test('what two devices did apart is joined; the same region is asked about', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId, handed, name, view } = await openPictures(page, server, SIZE);
  await view.drag([50, 50], [120, 120]);
  await expectXs(api, handed.get(name), [50]);
  await expectSaved(page);
  const device = await openDevice(context.browser(), server, asAdmin(server));
  const there = await openStage(device.page, server, projectId, SIZE);
  await expect(regionRows(device.page)).toHaveCount(1);
  const stale: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/draft') && response.status() === 412) stale.push(412);
  });

  await test.step('different regions', async () => {
    await context.setOffline(true);
    await view.drag([200, 50], [270, 120]);
    await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
    await there.view.drag([350, 50], [420, 120]);
    await expectXs(api, handed.get(name), [50, 350]);
    await context.setOffline(false);
    await expectXs(api, handed.get(name), [50, 200, 350]);
    await expect(regionRows(page)).toHaveCount(3);
    expect(stale).toEqual([412]);
  });

  await test.step('the same region', async () => {
    await device.page.reload();
    await expect(regionRows(device.page)).toHaveCount(3);
    await context.setOffline(true);
    await regionRows(page).first().click();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
    await regionRows(device.page).first().click();
    await device.page.keyboard.press('Delete');
    await expect(regionRows(device.page)).toHaveCount(2);
    await expect
      .poll(async () => (await readDraft(api, handed.get(name))).document?.regions.length)
      .toBe(2);
    await context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Changed in two places' });
    await expect(dialog).toBeVisible();
    await expect(regionRows(page)).toHaveCount(3);
    await expectAccessible(page, 'a conflict');
    await dialog.getByLabel('There: removed').check();
    await dialog.getByRole('button', { name: 'Keep these' }).click();
    await expect(regionRows(page)).toHaveCount(2);
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('Control+KeyZ');
    await expect(regionRows(page)).toHaveCount(3);
  });
  await device.close();
});
