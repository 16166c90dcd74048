import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { openStage, regionRows, skipTour } from './support/open-bench';
import { xs } from './support/read-drafts';
import { countAnswers, readVotes } from './support/read-votes';
import { StageView } from './support/stage-view';

const SIZE = { widthPx: 600, heightPx: 400 };

test.beforeEach(({ page }) => skipTour(page));

test('a submitted answer is taken back, from the server and from the queue', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId } = await makePictureProject(server, await makePictures(3, SIZE));
  await signInAsAdmin(page, server);
  const { name, view } = await openStage(page, server, projectId, SIZE);
  await view.drag([50, 50], [120, 120]);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('submitted-notice')).toContainText(`Submitted ${name}`);
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  await page.keyboard.press('KeyZ');
  await expect(page.getByTestId('item-name')).toHaveText(name);
  await expect(regionRows(page)).toHaveCount(1);
  await expect.poll(() => countAnswers(api, projectId)).toBe(0);
  await page.keyboard.press('Control+KeyZ');
  await expect(regionRows(page)).toHaveCount(0);
  await (await StageView.open(page, SIZE)).drag([300, 50], [370, 120]);
  await page.keyboard.press('Space');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  expect(xs((await readVotes(api, projectId))[0]?.answer.regions)).toEqual([300]);

  await context.setOffline(true);
  const second = await page.getByTestId('item-name').innerText();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
  await page.keyboard.press('BracketLeft');
  await expect(page.getByTestId('item-name')).toHaveText(second);
  await expect(page.getByTestId('save-state')).toHaveText('Offline, 0 unsent');
  await page.keyboard.press('BracketRight');
  await expect(page.getByTestId('item-name')).not.toHaveText(second);
  await context.setOffline(false);
  await expect.poll(() => countAnswers(api, projectId)).toBe(2);
});
