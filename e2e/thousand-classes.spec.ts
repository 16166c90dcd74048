import { claimOne } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { openStage, regionRows } from './support/open-bench';
import { readOneVote } from './support/read-votes';

const SIZE = { widthPx: 640, heightPx: 480 };

test('one class among a thousand is found, chosen and drawn with, by keyboard and mouse', async ({
  page,
  server,
}) => {
  const names = Array.from({ length: 1000 }, (_, index) => ({
    name: `${['red', 'folding', 'electric'][index % 3]} ${['chair', 'truck'][index % 2]} ${index}`,
  }));
  const { api, projectId } = await makePictureProject(server, await makePictures(1, SIZE), {
    labelSchema: { classes: names, regions: ['box'] },
  });
  const { task } = await claimOne(api, projectId);
  await signInAsAdmin(page, server);
  const { view: stage } = await openStage(page, server, projectId, SIZE);
  const search = page.getByRole('combobox', { name: 'Search 1000 classes' });
  const classes = page.getByRole('listbox', { name: 'Class' });
  expect(await classes.getByRole('option').count()).toBeLessThan(60);
  await page.keyboard.press('Slash');
  await expect(search).toBeFocused();
  await page.keyboard.type('777 fold');
  await expect(classes.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('truck 77');
  const found = await classes.getByRole('option').allInnerTexts();
  expect(found.every((text) => /truck/.test(text) && /77/.test(text))).toBe(true);
  await page.keyboard.press('ArrowDown');
  const active = await search.getAttribute('aria-activedescendant');
  const wanted = await page.locator(`[id="${active}"]`).innerText();
  await page.keyboard.press('Enter');
  await expect(search).not.toBeFocused();
  await expect(search).toHaveValue('');
  await stage.drag([100, 100], [200, 180]);
  await expect(regionRows(page)).toHaveCount(1);
  await expect(regionRows(page)).toContainText(wanted.trim());
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  const [drawn] = (await readOneVote(api, task.id)).answer.regions;
  const classId = drawn?.classId ?? -1;
  expect(names[classId]?.name).toBe(wanted.trim());
});
