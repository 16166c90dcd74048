import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { claimOne } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { openStage } from './support/open-bench';

const SIZE = { widthPx: 640, heightPx: 480 };

/** Small boxes in a grid, but for one that stands out. */
function boxAt(index: number) {
  const small = { width: 12, height: 10 };
  const large = { flags: ['occluded' as const], width: 200, height: 100 };
  return {
    ...{ kind: 'box' as const, id: `rgn_r${index}` as const, classId: index % 2 },
    ...{ x: (index % 30) * 20, y: Math.floor(index / 30) * 40 },
    ...(index === 7 ? large : small),
  };
}

test('the region list filters, sorts, walks and picks several; its menu acts on them', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makePictureProject(server, await makePictures(1, SIZE));
  const { id: assignmentId } = await claimOne(api, projectId);
  const regions = Array.from({ length: 300 }, (_, index) => boxAt(index));
  await api.call(saveDraftContract, {
    params: { assignmentId },
    body: { answer: { regions, classIds: [] } },
    ifMatch: 0,
  });
  await signInAsAdmin(page, server);
  const { view: stage } = await openStage(page, server, projectId, SIZE);
  const list = page.getByRole('listbox', { name: 'Regions' });
  await expect(list.getByRole('option').first()).toBeVisible();
  expect(await list.getByRole('option').count()).toBeLessThan(60);

  await page.getByRole('textbox', { name: 'Find in regions' }).fill('dog');
  await expect(page.getByText('150 of 300')).toBeVisible();
  await page.getByRole('textbox', { name: 'Find in regions' }).fill('');
  await page.getByRole('button', { name: 'Sort' }).click();
  await page.getByRole('menuitemradio', { name: 'Smallest first' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Other way round' }).click();
  await page.keyboard.press('Escape');
  const first = list.getByRole('option').first();
  await expect(first).toHaveAccessibleName('dog, 200 by 100 pixels, 1 of 300');
  await first.click();
  await expect(first).toHaveAttribute('aria-selected', 'true');

  // from the picture the walk goes on in the order of the list, which follows
  const selected = list.getByRole('option', { selected: true });
  await page.keyboard.press('Tab');
  await expect(selected).toHaveAccessibleName(/, 2 of 300$/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(selected).toHaveAccessibleName(/, 300 of 300$/);
  await expect(selected).toHaveCount(1);
  await expect(selected).toBeInViewport();

  await list.focus();
  const selection = page.getByRole('region', { name: 'Selection' });
  await page.keyboard.press('Control+A');
  await expect(selection).toContainText('300 regions selected');
  await expect(selection.getByRole('button', { name: 'Occluded' })).toHaveAttribute(
    'aria-pressed',
    'mixed',
  );
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selection).toContainText('3 regions selected');
  await page.keyboard.press('Escape');
  await expect(list).not.toBeFocused();

  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu').first();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();

  // a right click that goes nowhere opens the menu on what is under it, without drawing
  await stage.move([204, 104]);
  await page.mouse.click(...stage.toPage([5, 5]), { button: 'right' });
  await menu.getByRole('menuitem', { name: 'Delete region' }).click();
  await expect(page.getByTestId('region-count')).toHaveText('299');
});
