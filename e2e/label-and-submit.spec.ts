import type { Region } from '@/core/annotation';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listItemsContract } from '@/core/contracts/list-items.contract';
import { adminApi, type ProjectId } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makeTextProject } from './support/make-projects';
import { expectSaved, openBench, regionRows, watchAssignments } from './support/open-bench';
import { makeNoise, makeTurned, sha256 } from './support/pictures';
import { readDraftRegions } from './support/read-drafts';
import { countAnswers, readOneVote } from './support/read-votes';
import { StageView } from './support/stage-view';

const IN_TOLERANCE = 1;

type Expected = [classId: number, x: number, y: number, width: number, height: number];

function byPlace(a: readonly number[], b: readonly number[]): number {
  return (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0);
}

/** The same boxes: each side within one px of the picture, the class exactly. */
function expectBoxes(regions: readonly Region[], wanted: readonly Expected[]): void {
  const boxes = regions
    .filter((region) => region.kind === 'box')
    .map(({ classId, x, y, width, height }) => [classId, x, y, width, height]);
  const seen = JSON.stringify(boxes);
  expect(boxes, seen).toHaveLength(wanted.length);
  const sorted = [...wanted].sort(byPlace);
  boxes.sort(byPlace).forEach((box, index) => {
    expect(box[0], seen).toBe(sorted[index]?.[0]);
    for (const side of [1, 2, 3, 4]) {
      const off = Math.abs((box[side] ?? Number.NaN) - (sorted[index]?.[side] ?? Number.NaN));
      expect(off, `${seen} is not ${JSON.stringify(sorted)}`).toBeLessThanOrEqual(IN_TOLERANCE);
    }
  });
}

test('a project is made, filled and labelled in the browser, and the server holds what was drawn', async ({
  page,
  server,
}) => {
  test.setTimeout(240_000);
  const pictures = [
    await makeNoise('a.png', 640, 480),
    await makeNoise('b.png', 480, 640),
    await makeTurned('turned.jpg', 300, 400),
    await makeNoise('large.png', 2_100, 2_100),
  ];
  const large = pictures[3];
  expect(large?.bytes.length).toBeGreaterThan(12 * 1_048_576);
  const api = adminApi(server);
  await signInAsAdmin(page, server);

  const projectId = await test.step('made in the browser', async () => {
    await page.goto(`${server.origin}/projects/new`);
    await page.getByLabel('Name').fill('Pets');
    await page.getByLabel('Classes').fill('cat, dog, bird');
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.waitForURL(/\/projects\/prj_[^/]+$/);
    return page.url().split('/').at(-1) as ProjectId;
  });

  await test.step('pictures go in through the page, a broken one is reported', async () => {
    await page.goto(`${server.origin}/projects/${projectId}/data`);
    await page.getByRole('button', { name: 'Import' }).first().click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByText('Drop files here').click({ force: true });
    const broken = { name: 'broken.png', bytes: Buffer.from('this is no picture at all') };
    await (await chooser).setFiles(
      [...pictures, broken].map(({ name, bytes }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: bytes,
      })),
    );
    await expect(page.getByText('5 files')).toBeVisible();
    await page.getByRole('button', { name: 'Upload' }).click();
    await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 });
    await page.getByRole('tab', { name: 'Imports' }).click();
    const panel = page.getByRole('tabpanel');
    await expect(panel.getByText('4 imported, 0 there already, 1 rejected')).toBeVisible({
      timeout: 60_000,
    });
    await panel.getByRole('button', { name: 'Show 1 rejection' }).click();
    await expect(panel.getByRole('cell', { name: 'broken.png' })).toBeVisible();
  });

  await test.step('a picture of more than 12 MB is kept to the byte, a turned one upright', async () => {
    const { rows } = await api.call(listItemsContract, { params: { projectId } });
    const sizes = rows.map(({ name, widthPx, heightPx }) => [name, widthPx, heightPx]);
    expect(sizes.sort()).toEqual(
      pictures.map(({ name, widthPx, heightPx }) => [name, widthPx, heightPx]).sort(),
    );
    const kept = rows.find(({ name }) => name === 'large.png');
    const answer = await page.request.get(`${server.origin}${kept?.fileUrl}`);
    expect(answer.status()).toBe(200);
    expect(sha256(await answer.body())).toBe(sha256(large?.bytes ?? Buffer.alloc(0)));
    expect(answer.headers()['content-security-policy']).toContain('sandbox');
  });

  const handed = watchAssignments(page);
  const name = await openBench(page, server, projectId);
  const picture = pictures.find((one) => one.name === name);
  const assignment = handed.get(name);
  if (picture === undefined || assignment === undefined) throw new Error(`What is ${name}?`);
  // fractions of the picture's own px, so that any of the four may come first
  const u = picture.widthPx / 100;
  const v = picture.heightPx / 100;
  await page.getByRole('button', { name: 'Close for good' }).click();
  let view = await StageView.open(page, picture);
  const expectHeld = (...wanted: Expected[]) =>
    expect(async () => {
      await expectSaved(page);
      expectBoxes(await readDraftRegions(api, assignment), wanted);
    }).toPass({ timeout: 15_000 });
  const box = (classId: number, x: number, y: number, w: number, h: number): Expected => [
    classId,
    x * u,
    y * v,
    w * u,
    h * v,
  ];

  await test.step('draw, resize, move, change the class', async () => {
    await page.keyboard.press('Digit1');
    await view.drag([10 * u, 10 * v], [40 * u, 40 * v]);
    await expectHeld(box(0, 10, 10, 30, 30));
    await view.drag([40 * u, 40 * v], [50 * u, 45 * v]);
    await expectHeld(box(0, 10, 10, 40, 35));
    // what was just drawn lets the next box begin inside it; what was picked is moved
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await view.drag([30 * u, 25 * v], [35 * u, 20 * v]);
    await expectHeld(box(0, 15, 5, 40, 35));
    await page.keyboard.press('Digit3');
    await expectHeld(box(2, 15, 5, 40, 35));
  });

  await test.step('undo, redo, Escape, delete', async () => {
    await page.keyboard.press('Control+KeyZ');
    await expectHeld(box(0, 15, 5, 40, 35));
    await page.keyboard.press('Control+KeyZ');
    await expectHeld(box(0, 10, 10, 40, 35));
    await page.keyboard.press('Control+Shift+KeyZ');
    await page.keyboard.press('Control+KeyY');
    await expectHeld(box(2, 15, 5, 40, 35));
    await view.move([60 * u, 60 * v]);
    await page.mouse.down();
    await view.move([80 * u, 80 * v]);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expectHeld(box(2, 15, 5, 40, 35));
    await view.drag([60 * u, 60 * v], [90 * u, 90 * v]);
    await expectHeld(box(2, 15, 5, 40, 35), box(2, 60, 60, 30, 30));
    await page.keyboard.press('Delete');
    await expectHeld(box(2, 15, 5, 40, 35));
  });

  await test.step('zoom to the pointer and pan, then draw', async () => {
    await view.wheel([70 * u, 70 * v], -200);
    await view.pan(-40, -30);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Digit2');
    await view.drag([65 * u, 65 * v], [80 * u, 85 * v]);
    await expectHeld(box(2, 15, 5, 40, 35), box(1, 65, 65, 15, 20));
  });

  await test.step('a reload brings the draft back', async () => {
    const before = await readDraftRegions(api, assignment);
    expect(before).toHaveLength(2);
    await page.reload();
    await expect(page.getByTestId('item-name')).toHaveText(name);
    await expect(regionRows(page)).toHaveCount(2);
    await expect(page.getByRole('note')).toBeHidden();
    view = await StageView.open(page, picture);
    await page.keyboard.press('Digit1');
    await view.drag([5 * u, 80 * v], [15 * u, 95 * v]);
    await expectHeld(box(2, 15, 5, 40, 35), box(1, 65, 65, 15, 20), box(0, 5, 80, 10, 15));
    const after = await readDraftRegions(api, assignment);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  await test.step('submit: the server holds exactly what was drawn', async () => {
    await page.keyboard.press('Space');
    await expect(page.getByTestId('item-name')).not.toHaveText(name);
    await expect.poll(() => countAnswers(api, projectId)).toBe(1);
    const vote = await readOneVote(api, assignment.task.id);
    expectBoxes(vote.answer.regions, [
      box(2, 15, 5, 40, 35),
      box(1, 65, 65, 15, 20),
      box(0, 5, 80, 10, 15),
    ]);
    expect(vote.answer.regions.every(({ origin }) => origin === 'manual')).toBe(true);
    expect(vote.durationMs).toBeGreaterThan(0);
  });

  await test.step('skip with a reason: the item goes to somebody else', async () => {
    const skipped = await page.getByTestId('item-name').innerText();
    await page.keyboard.press('KeyN');
    const dialog = page.getByRole('dialog', { name: 'Skip this item' });
    await dialog.getByLabel('Broken or unreadable').check();
    await dialog.getByRole('button', { name: 'Skip' }).click();
    await expect(page.getByTestId('item-name')).not.toHaveText(skipped);
    const read = () => api.call(getProgressContract, { params: { projectId } });
    await expect.poll(async () => (await read()).skips).toBe(1);
    expect((await read()).tasks.open).toBe(3);
  });
});

test('the keyboard alone is enough from signing in to the last answer', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 3);
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel('E-mail').focus();
  await page.keyboard.type(server.adminEmail);
  await page.keyboard.press('Tab');
  await page.keyboard.type(server.adminPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects/);
  await page.goto(`${server.origin}/projects/${projectId}`);
  const start = page.getByRole('link', { name: 'Label the next item' });
  await expect(start).toBeVisible();
  let hasFocus = false;
  for (let tabs = 0; tabs < 60 && !hasFocus; tabs += 1) {
    await page.keyboard.press('Tab');
    hasFocus = await start.evaluate((link) => link === document.activeElement);
  }
  expect(hasFocus, 'Tab reaches the next step').toBe(true);
  await page.keyboard.press('Enter');
  for (const key of ['Digit1', 'Digit2', 'Digit1']) {
    const before = await page.getByTestId('text-stage').innerText();
    await page.keyboard.press(key);
    await expect(page.getByText(before, { exact: true })).toBeHidden();
  }
  await expect(page.getByRole('heading', { name: 'No more work for you now' })).toBeVisible();
  await expect.poll(() => countAnswers(api, projectId)).toBe(3);
});
