import { asAdmin, expect, test } from './support/fixtures';
import {
  expectSaved,
  openDevice,
  openStage,
  regionRows,
  skipTour,
  openPictures,
} from './support/open-bench';
import { expectXs } from './support/read-drafts';

const SIZE = { widthPx: 600, heightPx: 400 };

test.beforeEach(({ page }) => skipTour(page));

test('undo goes on across a reload and on another device; a reload mid-gesture loses only that', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId, handed, name, view } = await openPictures(page, server, SIZE);
  const held = () => handed.get(name);
  await view.drag([50, 50], [120, 120]);
  await view.drag([200, 50], [270, 120]);
  await view.drag([350, 50], [420, 120]);
  await page.keyboard.press('Control+KeyZ');
  await expectXs(api, held(), [50, 200]);
  await expectSaved(page);

  await view.move([450, 200]);
  await page.mouse.down();
  await view.move([550, 300]);
  await page.reload();
  await page.mouse.up();
  await expect(regionRows(page)).toHaveCount(2);
  await page.keyboard.press('Control+Shift+KeyZ');
  await expect(regionRows(page)).toHaveCount(3);
  await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+KeyZ');
  await expect(regionRows(page)).toHaveCount(1);
  await expectXs(api, held(), [50]);

  const device = await openDevice(context.browser(), server, asAdmin(server));
  await openStage(device.page, server, projectId, SIZE);
  await expect(regionRows(device.page)).toHaveCount(1);
  await device.page.keyboard.press('Control+Shift+KeyZ');
  await device.page.keyboard.press('Control+Shift+KeyZ');
  await expect(regionRows(device.page)).toHaveCount(3);
  await expectXs(api, held(), [50, 200, 350]);
  for (let step = 0; step < 3; step += 1) await device.page.keyboard.press('Control+KeyZ');
  await expect(regionRows(device.page)).toHaveCount(0);
  await device.close();
});

test('the history shows every step and goes back to one, which can be undone', async ({
  page,
  server,
}) => {
  const { api, handed, name, view } = await openPictures(page, server, SIZE);
  await view.drag([50, 50], [120, 120]);
  await view.drag([200, 50], [270, 120]);
  await expectXs(api, handed.get(name), [50, 200]);
  await page.getByRole('button', { name: 'History' }).click();
  const steps = page.getByRole('listbox', { name: 'History' });
  await expect(steps.getByRole('option', { name: /Draw box/ })).toHaveCount(2);
  await steps.focus();
  await page.keyboard.press('ArrowDown');
  await expect(regionRows(page)).toHaveCount(1);
  await expect(page.getByText('Step 1 of 2, to look at')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText(/You are looking at an earlier step/).first()).toBeVisible();
  await expect(page.getByTestId('item-name')).toHaveText(name);
  await page.keyboard.press('ArrowUp');
  await expect(regionRows(page)).toHaveCount(2);
  await steps.getByRole('option', { name: 'Beginning' }).click();
  await expectXs(api, handed.get(name), []);
  await page.getByTestId('history').getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Control+KeyZ');
  await expectXs(api, handed.get(name), [50, 200]);
});
