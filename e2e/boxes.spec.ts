import type { Page } from '@playwright/test';
import type { BoxRegion, Region } from '@/core/annotation';
import { adminApi, claim, createProject, importFiles } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { openStage } from './support/open-bench';
import { makeNoise } from './support/pictures';
import { readOneVote, readVotes } from './support/read-votes';
import { StageView } from './support/stage-view';

/** A press lands on a whole px of the screen, which is less than one of the picture here. */
const IN_TOLERANCE_PX = 1;

function expectBoxes(regions: readonly Region[], wanted: readonly (readonly number[])[]): void {
  const boxes = regions.filter((region): region is BoxRegion => region.kind === 'box');
  expect(boxes.map(({ classId }) => classId)).toEqual(wanted.map(([classId]) => classId));
  boxes.forEach(({ x, y, width, height }, index) => {
    const [, ...numbers] = wanted[index] ?? [];
    [x, y, width, height].forEach((value, place) => {
      const off = Math.abs(value - (numbers[place] ?? Number.NaN));
      expect(off, `${[x, y, width, height]} is not ${numbers}`).toBeLessThanOrEqual(
        IN_TOLERANCE_PX,
      );
    });
  });
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

test('boxes are drawn inside each other, by keys alone, turned, locked, and carried to the next', async ({
  page,
  server,
}) => {
  test.setTimeout(180_000);
  const api = adminApi(server);
  await signInAsAdmin(page, server);
  const { id } = await createProject(api, {
    name: 'Crates',
    kind: 'image',
    labelSchema: {
      classes: [{ name: 'crate' }, { name: 'lid' }],
      regions: ['box'],
      attributes: [{ name: 'age', type: 'number', isRequired: true, default: 1, classIds: [1] }],
    },
  });
  const [first, second] = [
    await makeNoise('one.png', 400, 300),
    await makeNoise('two.png', 400, 300),
  ];
  await importFiles(api, id, 'images', [first]);
  await importFiles(api, id, 'images', [second]);
  const assignments = await claim(api, id, 2);
  await page.goto(`${server.origin}/projects/${id}/label`);
  await expect(page.getByTestId('item-name')).toHaveText('one.png');
  const view = await StageView.open(page, first);
  const regionsOf = async (index: number) => {
    const taskId = assignments[index]?.task.id;
    if (taskId === undefined) throw new Error(`there is no assignment ${index}`);
    return (await readOneVote(api, taskId)).answer.regions;
  };

  await test.step('one box, another inside it at once, and a third across its edge', async () => {
    await view.drag([40, 40], [240, 200]);
    await view.drag([80, 80], [140, 130]);
    await page.keyboard.press('Digit2');
    await view.drag([200, 160], [300, 240]);
  });

  await test.step('a fourth without the pointer', async () => {
    await page.keyboard.press('Shift+KeyB');
    await page.keyboard.press('Enter');
    await pressTimes(page, 'Shift+ArrowRight', 4);
    await pressTimes(page, 'ArrowRight', 2);
    await pressTimes(page, 'Shift+ArrowUp', 3);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Control+ArrowUp');
  });

  await test.step('a locked box is drawn over, a picked one is moved', async () => {
    await view.click([60, 60]);
    await page.keyboard.press('KeyL');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await view.drag([45, 150], [75, 190]);
    await view.click([290, 230]);
    await view.drag([290, 230], [310, 240]);
  });

  const answered = [
    [0, 40, 40, 200, 160],
    [1, 80, 80, 60, 50],
    [1, 220, 170, 100, 80],
    [1, 200, 120, 43, 29],
    [1, 45, 150, 30, 40],
  ];
  await test.step('the server holds just that', async () => {
    await page.keyboard.press('Control+KeyC');
    await page.keyboard.press('Space');
    const regions = await regionsOf(0);
    expectBoxes(regions, answered);
    expect(regions.map(({ attributes }) => attributes)).toEqual([
      {},
      { age: 1 },
      { age: 1 },
      { age: 1 },
      { age: 1 },
    ]);
  });

  await test.step('V repeats it on the next picture, Ctrl+V puts the copy at the pointer', async () => {
    await expect(page.getByTestId('item-name')).toHaveText('two.png');
    await view.move([80, 260]);
    await page.keyboard.press('KeyV');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+KeyV');
    await page.keyboard.press('Space');
    const shifted = answered.map(([classId = 0, x = 0, ...rest]) => [classId, x + 1, ...rest]);
    expectBoxes(await regionsOf(1), [...shifted, [1, 30, 220, 100, 80]]);
  });
});

test('a box begun by a click is dropped by the button that submits', async ({ page, server }) => {
  const size = { widthPx: 400, heightPx: 300 };
  const labelSchema = { classes: [{ name: 'crate' }] };
  const pictures = await makePictures(2, size);
  const { api, projectId } = await makePictureProject(server, pictures, {
    name: 'Begun crates',
    labelSchema,
  });
  await signInAsAdmin(page, server);
  const { name, view } = await openStage(page, server, projectId, size);
  await view.drag([20, 20], [80, 60]);
  await view.click([200, 150]);
  await page.getByTestId('submit').click();
  await expect(page.getByTestId('item-name')).not.toHaveText(name);
  const regionsOf = async () =>
    (await readVotes(api, projectId)).find(({ item }) => item.name === name)?.answer.regions ?? [];
  await expect.poll(async () => (await regionsOf()).length).toBeGreaterThan(0);
  expectBoxes(await regionsOf(), [[0, 20, 20, 60, 40]]);
});
