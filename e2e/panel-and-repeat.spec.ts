import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { openStage } from './support/open-bench';

const SIZE = { widthPx: 640, heightPx: 480 };

test('the panel goes away with one key, and V repeats what was drawn on the item before', async ({
  page,
  server,
}) => {
  const { projectId } = await makePictureProject(server, await makePictures(2, SIZE));
  await page.setViewportSize({ width: 1440, height: 900 });
  await signInAsAdmin(page, server);
  const { view: stage } = await openStage(page, server, projectId, SIZE);
  const panel = page.getByRole('complementary', { name: 'Classes and regions' });
  const share = async () => {
    const bounds = await page.getByTestId('image-stage').boundingBox();
    return (bounds?.width ?? 0) / 1440;
  };
  expect(await share()).toBeGreaterThanOrEqual(0.8);
  await stage.drag([100, 100], [200, 180]);
  await stage.drag([300, 100], [420, 200]);
  await page.keyboard.press('Backslash');
  await expect(panel).toBeHidden();
  expect(await share()).toBeGreaterThan(0.95);
  const first = await page.getByTestId('item-name').innerText();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('item-name')).not.toHaveText(first);
  await page.keyboard.press('Backslash');
  await expect(panel.getByTestId('region-count')).toHaveText('0');
  await page.keyboard.press('v');
  await expect(panel.getByTestId('region-count')).toHaveText('2');
  await page.keyboard.press('z');
  await expect(panel.getByTestId('region-count')).toHaveText('0');
});
