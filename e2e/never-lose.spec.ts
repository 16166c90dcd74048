import type { BrowserContext, Page } from '@playwright/test';
import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { changeLabelSchemaContract } from '@/core/contracts/change-label-schema.contract';
import { getDraftContract } from '@/core/contracts/get-draft.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { adminApi, createProject, importFiles, joinByInvite, type ProjectId } from './support/api';
import { expectAccessible } from './support/axe';
import { expect, signIn, test } from './support/fixtures';
import { makeNoise, type Picture } from './support/pictures';
import { seeFirst } from './support/see-first';
import type { TestServer } from './support/server';
import { StageView } from './support/stage-view';

const SIZE = { widthPx: 600, heightPx: 400 };

async function textProject(server: TestServer, count: number) {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    ...{ name: 'Lines', kind: 'text' },
    labelSchema: { classes: [{ name: 'no' }, { name: 'yes' }], choice: 'single' },
  });
  const lines = Array.from({ length: count }, (_, index) => `Line number ${index + 1}`);
  await importFiles(api, id, 'txt', [{ name: 'lines.txt', bytes: lines.join('\n') }]);
  return { api, projectId: id };
}

async function pictureProject(server: TestServer, count = 3) {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    ...{ name: 'Shapes', kind: 'image' },
    labelSchema: { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
  });
  const pictures: Picture[] = [];
  for (let index = 1; index <= count; index += 1) {
    pictures.push(await makeNoise(`p${index}.png`, SIZE.widthPx, SIZE.heightPx));
  }
  await importFiles(api, id, 'images', pictures);
  return { api, projectId: id };
}

const me = ({ adminEmail, adminPassword }: TestServer) => ({
  email: adminEmail,
  password: adminPassword,
});

/** Every assignment the page is handed, by the item's name. */
function watchAssignments(page: Page): Map<string, AssignmentView> {
  const seen = new Map<string, AssignmentView>();
  page.on('response', async (response) => {
    if (!/\/assignments$/.test(response.url()) || response.status() !== 200) return;
    const { assignments } = (await response.json()) as { assignments: AssignmentView[] };
    for (const assignment of assignments) seen.set(assignment.item.name, assignment);
  });
  return seen;
}

async function skipTour(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('concord-tour-seen', 'true');
    localStorage.setItem('concord-first-hint-seen', 'true');
  });
}

async function open(page: Page, server: TestServer, projectId: ProjectId): Promise<string> {
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await expect(page.getByTestId('item-name')).not.toHaveText('');
  return page.getByTestId('item-name').innerText();
}

async function openStage(page: Page, server: TestServer, projectId: ProjectId) {
  const name = await open(page, server, projectId);
  return { name, view: await StageView.open(page, SIZE) };
}

const saved = (page: Page) =>
  expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

const boxes = (page: Page) => page.getByRole('listbox', { name: 'Regions' }).getByRole('option');

async function countAnswers(api: ConcordClient, projectId: ProjectId): Promise<number> {
  return (await api.call(getProgressContract, { params: { projectId } })).annotations;
}

async function readVotes(api: ConcordClient, projectId: ProjectId) {
  const { rows } = await api.call(listTasksContract, {
    params: { projectId },
    query: { limit: 100 },
  });
  const all = await Promise.all(
    rows
      .filter(({ annotationCount }) => annotationCount > 0)
      .map(({ id }) => api.call(listVotesContract, { params: { taskId: id } })),
  );
  return all.flatMap(({ votes, item }) => votes.map((vote) => ({ ...vote, item })));
}

async function readDraft(api: ConcordClient, assignment: AssignmentView | undefined) {
  if (assignment === undefined) throw new Error('The item was handed out');
  return api.call(getDraftContract, { params: { assignmentId: assignment.id } });
}

function xs(regions: readonly Region[] | undefined): number[] {
  return (regions ?? []).flatMap((region) => (region.kind === 'box' ? [Math.round(region.x)] : []));
}

/** The x of every box that counts, bottom to top, to within a px. */
async function expectXs(
  api: ConcordClient,
  assignment: AssignmentView | undefined,
  wanted: number[],
) {
  await expect(async () => {
    const { document } = await readDraft(api, assignment);
    const counted = document?.regions.filter(({ isRejected }) => !isRejected) ?? [];
    const found = xs(counted.map(({ region }) => region)).sort((a, b) => a - b);
    expect(found).toHaveLength(wanted.length);
    found.forEach((x, index) => expect(Math.abs(x - (wanted[index] ?? 0))).toBeLessThanOrEqual(1));
  }).toPass({ timeout: 15_000 });
}

async function secondDevice(context: BrowserContext, server: TestServer) {
  const browser = context.browser();
  if (browser === null) throw new Error('There is a browser');
  const other = await browser.newContext();
  other.on('page', seeFirst);
  const page = await other.newPage();
  await skipTour(page);
  await signIn(page, server.origin, me(server));
  return { other, page };
}

test.beforeEach(({ page }) => skipTour(page));

test('50 answers given offline arrive once and in order from a tab that was closed', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId } = await textProject(server, 60);
  await signIn(page, server.origin, me(server));
  await open(page, server, projectId);
  await page.getByTestId('save-state').click();
  await page.getByRole('switch', { name: 'Keep 50 items ready' }).click({ force: true });
  await expect(page.getByText('50 items are held in this tab')).toBeVisible();
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  const badge = page.getByTestId('save-state');
  await expect(badge).toHaveText('Offline, 0 unsent');
  const answered: string[] = [];
  for (let done = 1; done <= 50; done += 1) {
    answered.push(await page.getByTestId('text-stage').innerText());
    await page.keyboard.press(done % 2 === 0 ? 'Digit1' : 'Digit2');
    await expect(page.getByText(`${done} done`)).toBeVisible();
  }
  await expect(badge).toHaveText('Offline, 50 unsent');
  expect(await countAnswers(api, projectId)).toBe(0);
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await open(later, server, projectId);
  await expect.poll(() => countAnswers(api, projectId), { timeout: 60_000 }).toBe(50);
  await saved(later);
  const votes = (await readVotes(api, projectId)).sort(
    (a, b) =>
      a.submittedAt.localeCompare(b.submittedAt) || a.annotationId.localeCompare(b.annotationId),
  );
  expect(votes.map(({ item }) => item.text?.trim())).toEqual(answered.map((text) => text.trim()));
  expect(votes.map(({ answer }) => answer.classIds[0])).toEqual(
    answered.map((_, index) => (index % 2 === 0 ? 1 : 0)),
  );
});

test('undo goes on across a reload and on another device; a reload mid-gesture loses only that', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId } = await pictureProject(server);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  const { name, view } = await openStage(page, server, projectId);
  const held = () => handed.get(name);
  await view.drag([50, 50], [120, 120]);
  await view.drag([200, 50], [270, 120]);
  await view.drag([350, 50], [420, 120]);
  await page.keyboard.press('Control+KeyZ');
  await expectXs(api, held(), [50, 200]);
  await saved(page);

  await view.move([450, 200]);
  await page.mouse.down();
  await view.move([550, 300]);
  await page.reload();
  await page.mouse.up();
  await expect(boxes(page)).toHaveCount(2);
  await page.keyboard.press('Control+Shift+KeyZ');
  await expect(boxes(page)).toHaveCount(3);
  await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+KeyZ');
  await expect(boxes(page)).toHaveCount(1);
  await expectXs(api, held(), [50]);

  const device = await secondDevice(context, server);
  await openStage(device.page, server, projectId);
  await expect(boxes(device.page)).toHaveCount(1);
  await device.page.keyboard.press('Control+Shift+KeyZ');
  await device.page.keyboard.press('Control+Shift+KeyZ');
  await expect(boxes(device.page)).toHaveCount(3);
  await expectXs(api, held(), [50, 200, 350]);
  for (let step = 0; step < 3; step += 1) await device.page.keyboard.press('Control+KeyZ');
  await expect(boxes(device.page)).toHaveCount(0);
  await device.other.close();
});

test('the history shows every step and goes back to one, which can be undone', async ({
  page,
  server,
}) => {
  const { api, projectId } = await pictureProject(server);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  const { name, view } = await openStage(page, server, projectId);
  await view.drag([50, 50], [120, 120]);
  await view.drag([200, 50], [270, 120]);
  await expectXs(api, handed.get(name), [50, 200]);
  await page.getByRole('button', { name: 'History' }).click();
  const steps = page.getByRole('listbox', { name: 'History' });
  await expect(steps.getByRole('option', { name: /Draw box/ })).toHaveCount(2);
  await steps.focus();
  await page.keyboard.press('ArrowDown');
  await expect(boxes(page)).toHaveCount(1);
  await expect(page.getByText('Step 1 of 2, to look at')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(boxes(page)).toHaveCount(2);
  await steps.getByRole('option', { name: 'Beginning' }).click();
  await expectXs(api, handed.get(name), []);
  await page.getByTestId('history').getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Control+KeyZ');
  await expectXs(api, handed.get(name), [50, 200]);
});

test('two tabs show the same work at once; submitting in one closes it in the other', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId } = await pictureProject(server);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  const { name, view } = await openStage(page, server, projectId);
  const other = await context.newPage();
  const tab = await openStage(other, server, projectId);
  expect(tab.name).toBe(name);
  await page.bringToFront();
  await view.drag([50, 50], [120, 120]);
  await expect(boxes(other)).toHaveCount(1);
  await other.bringToFront();
  await tab.view.drag([200, 50], [270, 120]);
  await expect(boxes(page)).toHaveCount(2);
  await page.bringToFront();
  await page.keyboard.press('Control+KeyZ');
  await expect(boxes(other)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+KeyZ');
  await expectXs(api, handed.get(name), [50, 200]);
  await page.keyboard.press('Space');
  await expect(other.getByText(`${name} was submitted in another tab`)).toBeVisible();
  await expect(other.getByTestId('item-name')).not.toHaveText(name);
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  const [vote] = await readVotes(api, projectId);
  expect(xs(vote?.answer.regions)).toEqual([50, 200]);
});

test('what two devices did apart is joined; the same region is asked about', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId } = await pictureProject(server);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  const { name, view } = await openStage(page, server, projectId);
  await view.drag([50, 50], [120, 120]);
  await expectXs(api, handed.get(name), [50]);
  await saved(page);
  const device = await secondDevice(context, server);
  const there = await openStage(device.page, server, projectId);
  await expect(boxes(device.page)).toHaveCount(1);
  const stale: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/draft') && response.status() === 412) stale.push(412);
  });

  await test.step('different regions', async () => {
    await context.setOffline(true);
    await view.drag([200, 50], [270, 120]);
    await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
    await there.view.drag([350, 50], [420, 120]);
    await expectXs(api, handed.get(name), [50, 350]);
    await context.setOffline(false);
    await expectXs(api, handed.get(name), [50, 200, 350]);
    await expect(boxes(page)).toHaveCount(3);
    expect(stale).toEqual([412]);
  });

  await test.step('the same region', async () => {
    await device.page.reload();
    await expect(boxes(device.page)).toHaveCount(3);
    await context.setOffline(true);
    await boxes(page).first().click();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
    await boxes(device.page).first().click();
    await device.page.keyboard.press('Delete');
    await expect(boxes(device.page)).toHaveCount(2);
    await expect
      .poll(async () => (await readDraft(api, handed.get(name))).document?.regions.length)
      .toBe(2);
    await context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Changed in two places' });
    await expect(dialog).toBeVisible();
    await expect(boxes(page)).toHaveCount(3);
    await expectAccessible(page, 'a conflict');
    await dialog.getByLabel('There: removed').check();
    await dialog.getByRole('button', { name: 'Keep these' }).click();
    await expect(boxes(page)).toHaveCount(2);
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('Control+KeyZ');
    await expect(boxes(page)).toHaveCount(3);
  });
  await device.other.close();
});

test('a session that ends is renewed where one is, and somebody else sends nothing', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId } = await textProject(server, 8);
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');
  await signIn(page, server.origin, me(server));
  await open(page, server, projectId);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });

  await context.clearCookies();
  const answered = await page.getByTestId('text-stage').innerText();
  await page.keyboard.press('Digit1');
  await expect(dialog).toContainText('1 item waits in this browser');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectAccessible(page, 'a session that has ended');
  const present = await page.getByTestId('text-stage').innerText();
  await dialog.getByLabel('E-mail').fill(server.adminEmail);
  await dialog.getByRole('textbox', { name: 'Password' }).fill(server.adminPassword);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await saved(page);
  await expect(page.getByTestId('text-stage')).toHaveText(present);
  const [first] = await readVotes(api, projectId);
  expect(first?.item.text?.trim()).toBe(answered.trim());

  await context.clearCookies();
  await page.keyboard.press('Digit2');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('E-mail').fill(ann.email);
  await dialog.getByRole('textbox', { name: 'Password' }).fill(ann.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  const foreign = page.getByRole('dialog', { name: 'You are signed in as somebody else' });
  await expect(foreign).toContainText('1 item of it waits in this browser');
  expect(await countAnswers(api, projectId)).toBe(1);
  await foreign.getByRole('button', { name: 'go on as the other account' }).click();
  await expect(page.getByText('An unsent answer of another person waits')).toBeVisible();
  expect(await countAnswers(api, projectId)).toBe(1);

  await signIn(page, server.origin, me(server));
  await open(page, server, projectId);
  await expect.poll(() => countAnswers(api, projectId)).toBe(2);
  const votes = await readVotes(api, projectId);
  expect(votes.every(({ userId }) => userId !== ann.userId)).toBe(true);
});

test('a browser without space left says so, and everything goes to the server at once', async ({
  page,
  server,
}) => {
  const { api, projectId } = await pictureProject(server);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  const { name, view } = await openStage(page, server, projectId);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
    };
  });
  await view.drag([50, 50], [120, 120]);
  await expect(page.getByText('This browser has no space left')).toBeVisible();
  // the notice has made the stage lower
  await (await StageView.open(page, SIZE)).drag([200, 50], [270, 120]);
  await expectXs(api, handed.get(name), [50, 200]);
  await page.keyboard.press('Space');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  const [vote] = await readVotes(api, projectId);
  expect(xs(vote?.answer.regions)).toEqual([50, 200]);
});

test('what an older version of the page has kept stays; one still open is told of', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId } = await textProject(server, 4);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  await open(page, server, projectId);
  await expect.poll(() => handed.size).toBe(4);
  const [first, second] = [...handed.values()];
  if (first === undefined || second === undefined) throw new Error('Two were handed out');
  const { id: userId } = (await (await page.request.get(`${server.origin}/api/v1/me`)).json()) as {
    id: string;
  };
  await page.goto(`${server.origin}/healthz`);
  const makeOld = (keepsOpen: boolean) =>
    page.evaluate(
      ([answerId, draftId, owner, stays]) =>
        new Promise<void>((resolve, reject) => {
          const removing = indexedDB.deleteDatabase('concord-work');
          removing.onsuccess = () => {
            const opening = indexedDB.open('concord-work', 1);
            opening.onupgradeneeded = () => {
              const db = opening.result;
              db.createObjectStore('drafts', { keyPath: 'assignmentId' });
              const unsent = db.createObjectStore('unsent', { keyPath: 'assignmentId' });
              unsent.createIndex('queuedAt', 'queuedAt');
              unsent.put({
                ...{ assignmentId: answerId, userId: owner, idempotencyKey: 'old', queuedAt: 1 },
                body: { regions: [], classIds: [1], durationMs: 5 },
              });
              const item = { classIds: [0], origin: 'manual', isTouched: true };
              const draft = { version: 1, regions: [], activeClassId: 0 };
              opening.transaction?.objectStore('drafts').put({
                ...{ assignmentId: draftId, savedAt: 1 },
                draft: { ...draft, item: { ...item, arePredictionsLoaded: false } },
              });
            };
            opening.onsuccess = () => {
              if (!stays) opening.result.close();
              resolve();
            };
            opening.onerror = () => reject(opening.error);
          };
        }),
      [first.id, second.id, userId, keepsOpen] as const,
    );

  await makeOld(true);
  const blocked = await context.newPage();
  await skipTour(blocked);
  await open(blocked, server, projectId);
  await expect(blocked.getByText('An older version of this page is open')).toBeVisible();
  await blocked.close();
  expect(await countAnswers(api, projectId)).toBe(0);

  await page.reload();
  await makeOld(false);
  await open(page, server, projectId);
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  await expect(page.getByTestId('text-stage')).toHaveText(second.item.text ?? '');
  await expect(page.getByRole('button', { name: /^no\b/, pressed: true })).toBeVisible();
});

test('a label schema that changes while the work is open takes nothing away', async ({
  page,
  server,
}) => {
  const { api, projectId } = await pictureProject(server);
  await signIn(page, server.origin, me(server));
  const handed = watchAssignments(page);
  const { name, view } = await openStage(page, server, projectId);
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
  await expect(boxes(page)).toHaveCount(2);
  await page.keyboard.press('Control+KeyZ');
  await expect(boxes(page)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+KeyZ');
  await page.keyboard.press('Space');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  const [vote] = await readVotes(api, projectId);
  expect(vote?.answer.regions.map(({ classId }) => classId)).toEqual([1, 1]);
});

test('a submitted answer is taken back, from the server and from the queue', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId } = await pictureProject(server);
  await signIn(page, server.origin, me(server));
  const { name, view } = await openStage(page, server, projectId);
  await view.drag([50, 50], [120, 120]);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('submitted-notice')).toContainText(`Submitted ${name}`);
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  await page.keyboard.press('KeyZ');
  await expect(page.getByTestId('item-name')).toHaveText(name);
  await expect(boxes(page)).toHaveCount(1);
  await expect.poll(() => countAnswers(api, projectId)).toBe(0);
  await page.keyboard.press('Control+KeyZ');
  await expect(boxes(page)).toHaveCount(0);
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
