import type { Page } from '@playwright/test';
import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listItemsContract } from '@/core/contracts/list-items.contract';
import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { adminApi, createProject, importFiles, type ProjectId } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { makeNoise, makeTurned, type Picture, sha256 } from './support/pictures';
import type { TestServer } from './support/server';
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

/** Every assignment the page's workbench is handed, by the item's name. */
function watchAssignments(page: Page): Map<string, AssignmentView> {
  const seen = new Map<string, AssignmentView>();
  page.on('response', async (response) => {
    if (!/\/assignments$/.test(response.url()) || response.status() !== 200) return;
    const { assignments } = (await response.json()) as { assignments: AssignmentView[] };
    for (const assignment of assignments) seen.set(assignment.item.name, assignment);
  });
  return seen;
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

async function readDraft(api: ConcordClient, assignment: AssignmentView): Promise<Region[]> {
  const { draft } = await api.call(getAssignmentContract, {
    params: { assignmentId: assignment.id },
  });
  return draft?.answer.regions ?? [];
}

async function openBench(page: Page, server: TestServer, projectId: ProjectId): Promise<string> {
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await expect(page.getByTestId('item-name')).not.toHaveText('');
  return page.getByTestId('item-name').innerText();
}

async function makePictureProject(server: TestServer, pictures: readonly Picture[]) {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Shapes',
    kind: 'image',
    labelSchema: { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
  });
  await importFiles(api, id, 'images', pictures);
  return { api, projectId: id };
}

async function makeTextProject(server: TestServer, count: number) {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Lines',
    kind: 'text',
    labelSchema: { classes: [{ name: 'no' }, { name: 'yes' }], choice: 'single' },
  });
  const lines = Array.from({ length: count }, (_, index) => `Line number ${index + 1}`);
  await importFiles(api, id, 'txt', [{ name: 'lines.txt', bytes: lines.join('\n') }]);
  return { api, projectId: id };
}

function me({ adminEmail, adminPassword }: TestServer) {
  return { email: adminEmail, password: adminPassword };
}

async function countAnswers(api: ConcordClient, projectId: ProjectId): Promise<number> {
  return (await api.call(getProgressContract, { params: { projectId } })).annotations;
}

async function readVotes(api: ConcordClient, assignment: AssignmentView) {
  const { votes } = await api.call(listVotesContract, { params: { taskId: assignment.task.id } });
  return votes;
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
  await signIn(page, server.origin, me(server));

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
      expectBoxes(await readDraft(api, assignment), wanted);
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
    const before = await readDraft(api, assignment);
    expect(before).toHaveLength(2);
    await page.reload();
    await expect(page.getByTestId('item-name')).toHaveText(name);
    await expect(page.getByRole('listbox', { name: 'Regions' }).getByRole('option')).toHaveCount(2);
    await expect(page.getByRole('note')).toBeHidden();
    view = await StageView.open(page, picture);
    await page.keyboard.press('Digit1');
    await view.drag([5 * u, 80 * v], [15 * u, 95 * v]);
    await expectHeld(box(2, 15, 5, 40, 35), box(1, 65, 65, 15, 20), box(0, 5, 80, 10, 15));
    const after = await readDraft(api, assignment);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  await test.step('submit: the server holds exactly what was drawn', async () => {
    await page.keyboard.press('Space');
    await expect(page.getByTestId('item-name')).not.toHaveText(name);
    await expect.poll(() => countAnswers(api, projectId)).toBe(1);
    const [vote] = await readVotes(api, assignment);
    expectBoxes(vote?.answer.regions ?? [], [
      box(2, 15, 5, 40, 35),
      box(1, 65, 65, 15, 20),
      box(0, 5, 80, 10, 15),
    ]);
    expect(vote?.answer.regions.every(({ origin }) => origin === 'manual')).toBe(true);
    expect(vote?.durationMs).toBeGreaterThan(0);
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

test('what is answered offline arrives once, even from a tab that was closed', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 8);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  await openBench(page, server, projectId);
  await expect.poll(() => handed.size).toBe(4);
  await context.setOffline(true);
  const badge = page.getByTestId('save-state');
  for (const done of [1, 2]) {
    await page.keyboard.press('Digit1');
    await expect(page.getByText(`${done} done`)).toBeVisible();
  }
  await expect(badge).toHaveText('Offline, 2 unsent');
  expect(await countAnswers(api, projectId)).toBe(0);
  await context.setOffline(false);
  await expect(badge).toHaveAttribute('data-state', 'saved');
  await expect.poll(() => countAnswers(api, projectId)).toBe(2);

  await context.setOffline(true);
  await page.keyboard.press('Digit2');
  await expect(badge).toHaveText('Offline, 1 unsent');
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await openBench(later, server, projectId);
  await expect.poll(() => countAnswers(api, projectId)).toBe(3);
  await expect(later.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  const { rows } = await api.call(listTasksContract, { params: { projectId } });
  const counts = rows.map(({ annotationCount }) => annotationCount);
  expect(counts).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
});

test('an answer whose acknowledgement is lost is sent again and counts once', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 5);
  await signIn(page, server.origin, me(server));
  const keys: string[] = [];
  await page.route(/\/annotation$/, async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (keys.length > 1) return route.continue();
    const stored = await route.fetch();
    expect(stored.status()).toBe(201);
    return route.abort('connectionreset');
  });
  await openBench(page, server, projectId);
  await page.keyboard.press('Digit2');
  await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(await countAnswers(api, projectId)).toBe(1);
});

test('the same item in two tabs is answered once', async ({ page, context, server }) => {
  const { api, projectId } = await makeTextProject(server, 5);
  await signIn(page, server.origin, me(server));
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
  await expect(other.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  const assignment = [...handed.values()].find(({ item }) => item.text === text);
  if (assignment === undefined) throw new Error('The first item was handed out');
  const votes = await readVotes(api, assignment);
  expect(votes.map(({ answer }) => answer.classIds)).toEqual([[0]]);
});

test('where the browser keeps nothing the page says so, and answers still arrive', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 2);
  await signIn(page, server.origin, me(server));
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
    };
  });
  await openBench(page, server, projectId);
  await expect(page.getByText('This browser has no space left')).toBeVisible();
  await page.keyboard.press('Digit1');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
});

test('Chinese and dark are chosen in the workbench and stay', async ({ page, server }) => {
  const picture = await makeNoise('dark.png', 400, 300);
  const { projectId } = await makePictureProject(server, [picture]);
  await signIn(page, server.origin, me(server));
  await openBench(page, server, projectId);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.getByTestId('submit')).toContainText('提交');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '主题' }).click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.getByTestId('submit')).toContainText('提交');
  const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 255] = (color.match(/\d+/g) ?? []).map(Number);
  expect(red, color).toBeLessThan(80);
});
