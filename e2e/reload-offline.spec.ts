import type { BrowserContext, Page } from '@playwright/test';
import { joinByInvite } from './support/api';
import { expect, signIn, signInAsAdmin, test } from './support/fixtures';
import { makeJudgedTexts, openWithModel } from './support/judged-texts';
import { makePictureProject, makePictures } from './support/make-projects';
import { expectSaved, openStage, regionRows, skipTour } from './support/open-bench';
import { readScreen } from './support/read-screen';
import { countAnswers, readVotes } from './support/read-votes';
import type { TestServer } from './support/server';
import { type Point, StageView } from './support/stage-view';

// everywhere else workers are blocked: see playwright.config.ts
test.use({ serviceWorkers: 'allow' });

const SIZE = { widthPx: 600, heightPx: 400 };
const COUNT = 6;

interface Kept {
  /** Paths of pages. */
  pages: string[];
  itemCount: number;
  pictureCount: number;
  workerCount: number;
}

/** What the browser has kept for opening the workbench without a network. */
function readKept(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const pages: string[] = [];
    for (const name of await caches.keys()) {
      if (!name.startsWith('concord-offline-')) continue;
      const requests = await (await caches.open(name)).keys();
      const paths = requests.map(({ url }) => new URL(url).pathname);
      pages.push(...paths.filter((path) => path.endsWith('/label')));
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('concord-copies');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error));
    });
    const count = (store: string) =>
      new Promise<number>((resolve, reject) => {
        const counting = database.transaction(store).objectStore(store).count();
        counting.addEventListener('success', () => resolve(counting.result));
        counting.addEventListener('error', () => reject(counting.error));
      });
    const [itemCount, pictureCount] = [await count('held'), await count('pictures')];
    database.close();
    const workers = await navigator.serviceWorker.getRegistrations();
    const active = workers.filter(({ active: worker }) => worker?.state === 'activated');
    return { pages, itemCount, pictureCount, workerCount: active.length };
  });
}

async function takePack(page: Page): Promise<void> {
  await page.getByTestId('save-state').click();
  await page.getByRole('switch', { name: 'Keep 50 items ready' }).click({ force: true });
  await page.keyboard.press('Escape');
}

/** The pictures are noise: where one is painted, hardly two places look the same. */
async function expectPainted(page: Page, view: StageView): Promise<void> {
  const points = Array.from({ length: 24 }, (_, index): Point => [20 + index * 23, 380]);
  await expect(async () => {
    const read = await readScreen(page);
    const colors = new Set(points.map((point) => read(view.toPage(point)).join()));
    expect(colors.size).toBeGreaterThan(12);
  }).toPass();
}

/** Opens the workbench of a new project of pictures and waits until it could be opened offline. */
async function openAndKeep(page: Page, server: TestServer) {
  const { api, projectId } = await makePictureProject(server, await makePictures(COUNT, SIZE));
  await signInAsAdmin(page, server);
  const { view } = await openStage(page, server, projectId, SIZE);
  await takePack(page);
  await expect
    .poll(() => readKept(page), { timeout: 60_000 })
    .toEqual({
      pages: [`/projects/${projectId}/label`],
      ...{ itemCount: COUNT, pictureCount: COUNT, workerCount: 2 },
    });
  return { api, projectId, view };
}

async function openOffline(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await skipTour(page);
  const answer = await page.goto(url);
  expect(answer?.fromServiceWorker()).toBe(true);
  return page;
}

test.beforeEach(({ page }) => skipTour(page));

test('without a network the page is reloaded and opened anew, and the work goes on', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId, view } = await openAndKeep(page, server);
  const name = page.getByTestId('item-name');
  const badge = page.getByTestId('save-state');
  const [first] = await name.allInnerTexts();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

  await context.setOffline(true);
  await view.drag([50, 50], [120, 120]);
  await expect(regionRows(page)).toHaveCount(1);
  await expect(badge).toHaveText('Offline, 1 unsent');

  const answer = await page.reload();
  expect(answer?.fromServiceWorker()).toBe(true);
  await expect(name).toHaveText(first ?? '');
  await expect(regionRows(page)).toHaveCount(1);
  await expectPainted(page, await StageView.open(page, SIZE));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(badge).toHaveText('Offline, 1 unsent');

  await page.keyboard.press('Space');
  await expect(name).not.toHaveText(first ?? '');
  const onSecond = await StageView.open(page, SIZE);
  await expectPainted(page, onSecond);
  await onSecond.drag([200, 50], [270, 120]);
  await expect(regionRows(page)).toHaveCount(1);
  const second = await name.innerText();
  await expect(badge).toHaveText('Offline, 2 unsent');
  await page.close();

  const later = await openOffline(context, `${server.origin}/projects/${projectId}/label`);
  await expect(later.getByTestId('item-name')).toHaveText(second);
  await expect(regionRows(later)).toHaveCount(1);
  await expectPainted(later, await StageView.open(later, SIZE));
  await later.keyboard.press('Space');
  await expect(later.getByTestId('item-name')).not.toHaveText(second);
  await expect(later.getByTestId('save-state')).toHaveText('Offline, 2 unsent');
  expect(await countAnswers(api, projectId)).toBe(0);

  await context.setOffline(false);
  await expect.poll(() => countAnswers(api, projectId), { timeout: 60_000 }).toBe(2);
  await expectSaved(later);
  const votes = await readVotes(api, projectId);
  const places = votes.map(({ item, answer: { regions } }) => [item.name, regions.length]);
  expect(places.sort()).toEqual(
    [
      [first, 1],
      [second, 1],
    ].sort(),
  );

  for (let done = 2; done < COUNT; done += 1) {
    const at = await later.getByTestId('item-name').innerText();
    expect([first, second]).not.toContain(at);
    await later.keyboard.press('Space');
    if (done < COUNT - 1) await expect(later.getByTestId('item-name')).not.toHaveText(at);
  }
  await expect.poll(() => countAnswers(api, projectId), { timeout: 60_000 }).toBe(COUNT);
});

test('the model runs at every opening, without a network too', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  const { projectId } = await makeJudgedTexts(server, COUNT, 0);
  await signInAsAdmin(page, server);
  const ticked = (at: Page) =>
    at.getByRole('group', { name: 'Class of the item' }).getByRole('button', { pressed: true });
  for (const opening of ['first', 'kept', 'served']) {
    const badge = await openWithModel(page, server, projectId);
    await expect(ticked(page), opening).toHaveCount(1);
    await expect(badge).toHaveAttribute('data-provider', /^(wasm|webgpu)$/);
    await expect.poll(async () => (await readKept(page)).pages.length, { timeout: 60_000 }).toBe(1);
  }
  await page.keyboard.press('Space');
  await expectSaved(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByTestId('model-state')).toHaveAttribute(
    'data-provider',
    /^(wasm|webgpu)$/,
    {
      timeout: 60_000,
    },
  );
  await expect(ticked(page)).toHaveCount(1);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await context.setOffline(false);
});

test('signing out leaves nothing of the page, the items and the pictures in the browser', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  const { projectId } = await openAndKeep(page, server);
  await page.goto(`${server.origin}/projects/${projectId}`);
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in/);
  expect(await readKept(page)).toEqual({
    pages: [],
    ...{ itemCount: 0, pictureCount: 0, workerCount: 0 },
  });
  await context.setOffline(true);
  await expect(page.goto(`${server.origin}/projects/${projectId}/label`)).rejects.toThrow(
    /ERR_INTERNET_DISCONNECTED/,
  );
});

test('signing out without the server says that it did not happen', async ({
  page,
  context,
  server,
}) => {
  await signInAsAdmin(page, server);
  await page.goto(`${server.origin}/`);
  await page.getByRole('button', { name: /^Account: / }).click();
  await context.setOffline(true);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You are still signed in')).toBeVisible();
  await context.setOffline(false);
});

test('somebody else who signs in finds nothing of it either', async ({ page, context, server }) => {
  test.setTimeout(180_000);
  const { projectId } = await openAndKeep(page, server);
  const other = await joinByInvite(server, projectId, 'annotator', 'Other');
  await context.clearCookies();
  await signIn(page, server.origin, other);
  await page.goto(`${server.origin}/projects/${projectId}`);
  await expect
    .poll(() => readKept(page))
    .toEqual({
      pages: [],
      ...{ itemCount: 0, pictureCount: 0, workerCount: 0 },
    });
});
