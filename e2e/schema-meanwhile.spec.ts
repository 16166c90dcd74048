import { changeLabelSchemaContract } from '@/core/contracts/change-label-schema.contract';
import { expect, test } from './support/fixtures';
import { regionRows, skipTour, openPictures } from './support/open-bench';
import { expectXs } from './support/read-drafts';
import { countAnswers, readVotes } from './support/read-votes';

const SIZE = { widthPx: 600, heightPx: 400 };

test.beforeEach(({ page }) => skipTour(page));

test('a label schema that changes while the work is open takes nothing away', async ({
  page,
  server,
}) => {
  const { api, projectId, handed, name, view } = await openPictures(page, server, SIZE);
  await page.keyboard.press('Digit2');
  await view.drag([50, 50], [120, 120]);
  await expectXs(api, handed.get(name), [50]);
  await api.call(changeLabelSchemaContract, {
    params: { projectId },
    body: { classes: [{ id: 0, name: 'cat' }, { name: 'horse' }], regions: ['box'] },
    ifMatch: 1,
  });
  await view.drag([200, 50], [270, 120]);
  await expectXs(api, handed.get(name), [50, 200]);
  await page.getByTestId('update-view').click();
  await expect(page.getByText('horse')).toBeVisible();
  await expect(page.getByTestId('update-view')).toBeHidden();
  await expect(regionRows(page)).toHaveCount(2);
  await page.keyboard.press('Control+KeyZ');
  await expect(regionRows(page)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+KeyZ');
  await page.keyboard.press('Space');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  const [vote] = await readVotes(api, projectId);
  expect(vote?.answer.regions.map(({ classId }) => classId)).toEqual([1, 1]);
});
