import type { Page } from '@playwright/test';
import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { RegionKind } from '@/core/label-schema/label-schema';
import type { ConcordClient } from '@/sdk/concord-client';
import { claimOne } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject } from './support/make-projects';
import { expectSaved } from './support/open-bench';
import { makeNoise } from './support/pictures';
import { readDraftRegions } from './support/read-drafts';
import { readOneVote } from './support/read-votes';
import type { TestServer } from './support/server';
import { type Point, StageView } from './support/stage-view';

/** A click lands on a whole px of the screen, which is less than one of the picture here. */
const IN_TOLERANCE_PX = 1;

async function open(page: Page, server: TestServer, regions: RegionKind[]) {
  await signInAsAdmin(page, server);
  const picture = await makeNoise('leaf.png', 400, 300);
  const { api, projectId: id } = await makePictureProject(server, [picture], {
    name: 'Leaves',
    labelSchema: { classes: [{ name: 'leaf' }, { name: 'stem' }], regions },
  });
  const assignment = await claimOne(api, id);
  await page.goto(`${server.origin}/projects/${id}/label`);
  await expect(page.getByTestId('item-name')).toHaveText('leaf.png');
  return { api, assignment, view: await StageView.open(page, picture) };
}

/** Waits until the server's draft holds one region whose numbers are near the wanted ones. */
async function expectDraft(
  page: Page,
  { api, assignment }: { api: ConcordClient; assignment: AssignmentView },
  numbersOf: (region: Region) => number[],
  wanted: number[],
): Promise<Region[]> {
  let held: Region[] = [];
  await expect(async () => {
    await expectSaved(page);
    held = await readDraftRegions(api, assignment);
    const numbers = held.flatMap(numbersOf);
    expect(numbers).toHaveLength(wanted.length);
    numbers.forEach((number, index) => {
      const off = Math.abs(number - (wanted[index] ?? Number.NaN));
      expect(off, `${numbers} is not ${wanted}`).toBeLessThanOrEqual(IN_TOLERANCE_PX);
    });
  }).toPass({ timeout: 20_000 });
  return held;
}

const cornersOf = (region: Region) => (region.kind === 'polygon' ? region.points.flat() : []);
const boxOf = (region: Region) =>
  region.kind === 'box' ? [region.x, region.y, region.width, region.height] : [];

async function submit(page: Page, work: { api: ConcordClient; assignment: AssignmentView }) {
  await page.keyboard.press('Space');
  return (await readOneVote(work.api, work.assignment.task.id)).answer.regions;
}

test('a polygon is drawn, changed, undone and submitted, and the server holds just that', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const work = await open(page, server, ['polygon']);
  const { view } = work;
  const corners: Point[] = [
    [100, 60],
    [220, 80],
    [200, 200],
    [90, 180],
  ];

  await test.step('corners by clicks, one taken back, closed on the first', async () => {
    await page.keyboard.press('Digit2');
    for (const corner of corners.slice(0, 3)) await view.click(corner);
    await view.click([300, 250]);
    await page.keyboard.press('Backspace');
    await view.click(corners[3] ?? [0, 0]);
    await view.click(corners[0] ?? [0, 0]);
    const [drawn] = await expectDraft(page, work, cornersOf, corners.flat());
    expect(drawn).toMatchObject({ kind: 'polygon', classId: 1, origin: 'manual' });
  });

  const moved = corners.with(2, [260, 230]);
  await test.step('a corner is dragged, undone and done again', async () => {
    await view.drag([200, 200], [260, 230]);
    await expectDraft(page, work, cornersOf, moved.flat());
    await page.keyboard.press('KeyZ');
    await expectDraft(page, work, cornersOf, corners.flat());
    await page.keyboard.press('Shift+KeyZ');
    await expectDraft(page, work, cornersOf, moved.flat());
  });

  await test.step('the middle of a side becomes a corner, and Alt takes it away', async () => {
    await view.drag([160, 70], [160, 20]);
    await expectDraft(page, work, cornersOf, moved.toSpliced(1, 0, [160, 20]).flat());
    await page.keyboard.down('Alt');
    await view.click([160, 20]);
    await page.keyboard.up('Alt');
    const held = await expectDraft(page, work, cornersOf, moved.flat());
    expect(await submit(page, work)).toEqual(held);
  });
});

test('a polygon is drawn and its corners are changed by keys alone, and crossing sides are told of', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const work = await open(page, server, ['polygon']);
  const press = async (key: string, times = 1) => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
  };
  const corners: Point[] = [
    [200, 150],
    [240, 150],
    [240, 190],
    [200, 190],
  ];

  await test.step('drawn from the middle of the picture', async () => {
    await press('Shift+KeyB');
    await press('Enter');
    for (const way of ['Right', 'Down', 'Left']) {
      await press(`Shift+Arrow${way}`, 4);
      await press('Enter');
    }
    await press('Enter');
    await expectDraft(page, work, cornersOf, corners.flat());
  });

  const crossed = page.getByRole('option', { name: /crosses itself/ });
  await test.step('its second corner is walked to and moved over another side', async () => {
    await press('KeyW', 2);
    await press('Shift+ArrowDown', 5);
    await expectDraft(page, work, cornersOf, corners.with(1, [240, 200]).flat());
    await expect(crossed).toBeVisible();
    await expect(page.getByTestId('said')).toContainText('crosses itself now');
  });

  await test.step('and taken away; the next side gets a new one', async () => {
    await press('Delete');
    await expectDraft(page, work, cornersOf, corners.toSpliced(1, 1).flat());
    await expect(crossed).toHaveCount(0);
    await press('KeyD');
    const more = corners.toSpliced(1, 1).toSpliced(2, 0, [220, 190]);
    const held = await expectDraft(page, work, cornersOf, more.flat());
    await press('Escape');
    expect(await submit(page, work)).toEqual(held);
  });
});

test('what is seen never changes the answer: turned, brightened, without names, over a grid', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const work = await open(page, server, ['box', 'polygon']);
  const { view } = work;

  await test.step('a box drawn in a turned view has the coordinates of the picture', async () => {
    await view.turnRight();
    await view.drag([120, 40], [280, 130]);
    await expectDraft(page, work, boxOf, [120, 40, 160, 90]);
    await view.drag([280, 130], [300, 180]);
    await expectDraft(page, work, boxOf, [120, 40, 180, 140]);
    // its right edge in the view is its upper one in the picture
    await page.keyboard.press('ArrowRight');
    await expectDraft(page, work, boxOf, [120, 39, 180, 140]);
  });

  const before = await readDraftRegions(work.api, work.assignment);
  const pictureFilter = () =>
    page.evaluate(() => document.querySelector<HTMLElement>('[data-layer=picture]')?.style.filter);
  await test.step('settings of the view by keys and by the menu', async () => {
    await page.keyboard.press('Alt+Equal');
    await page.keyboard.press('Alt+Shift+Equal');
    await expect.poll(pictureFilter).toBe('brightness(1.1) contrast(1.1)');
    await page.keyboard.press('Shift+KeyG');
    await page.keyboard.press('KeyI');
    await page.keyboard.press('Shift+Period');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'View' });
    await menu.getByRole('slider', { name: 'Saturation' }).press('Home');
    await expect.poll(pictureFilter).toBe('brightness(1.1) contrast(1.1) saturate(0)');
    await expect(menu.getByRole('slider', { name: 'Turned by' })).toHaveAttribute(
      'aria-valuenow',
      '91',
    );
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });

  await test.step('they outlast a reload, the answer is as it was, and it is what is submitted', async () => {
    await page.reload();
    await expect.poll(pictureFilter).toBe('brightness(1.1) contrast(1.1) saturate(0)');
    await page.keyboard.press('Alt+Digit0');
    await expect.poll(pictureFilter).toBe('none');
    expect(await readDraftRegions(work.api, work.assignment)).toEqual(before);
    expect(await submit(page, work)).toEqual(before);
  });
});
