import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createTrainingRunContract } from '@/core/contracts/create-training-run.contract';
import { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { adminApi, createProject, importFiles, type ProjectId } from './support/api';
import { expectAccessible, expectContrast } from './support/axe';
import { expect, signInAsAdmin, test } from './support/fixtures';
import type { TestServer } from './support/server';

interface Demo {
  image: ProjectId;
  text: ProjectId;
  paths: string[];
}

/** What the demo lacks is made: a frozen version and a training run, so that their pages exist. */
async function fillDemo(api: ConcordClient): Promise<Demo> {
  const { projects } = await api.call(listProjectsContract);
  const idOf = (kind: 'image' | 'text') => {
    const found = projects.find((project) => project.isDemo && project.kind === kind);
    if (found === undefined) throw new Error(`There is no demo of kind ${kind}`);
    return found.id;
  };
  const [image, text] = [idOf('image'), idOf('text')];
  const params = { projectId: image };
  const version = await api.call(freezeDatasetVersionContract, {
    params,
    body: { name: 'axe', include: 'all' },
    idempotencyKey: randomUUID(),
  });
  const run = await api.call(createTrainingRunContract, {
    body: {
      datasetVersionId: version.id,
      recipe: 'detector',
      modelName: 'axe-detector',
      params: {},
    },
    idempotencyKey: randomUUID(),
  });
  const { models } = await api.call(listModelsContract, { params });
  const versionId = models.flatMap(({ versions }) => versions)[0]?.id;
  const { rows } = await api.call(listDisputesContract, { params });
  const of = (project: ProjectId, ...places: string[]) =>
    places.map((place) => `/projects/${project}${place}`);
  const paths = [
    '/projects',
    '/projects/new',
    '/account',
    '/admin',
    ...of(image, '', '/data', '/agreement', '/review', '/datasets', '/models', '/people'),
    ...of(image, '/settings', '/settings/label-schema'),
    ...of(image, `/datasets/${version.id}`, `/training/${run.id}`),
    ...(versionId === undefined ? [] : of(image, `/models/${versionId}`)),
    ...rows.slice(0, 1).flatMap(({ taskId }) => of(image, `/review/${taskId}`)),
    ...of(text, '', '/data', '/agreement', '/review', '/settings/label-schema'),
  ];
  return { image, text, paths };
}

async function open(page: Page, server: TestServer, path: string): Promise<void> {
  const answer = await page.goto(`${server.origin}${path}`);
  expect(answer?.status(), path).toBe(200);
}

/** Looks at the page as it is now in both colour schemes; leaves it light. */
async function expectAccessibleInBoth(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, `${name}, light`);
}

/** The workbench of the pictures in all its states, one after another. */
async function walkImageBench(page: Page, server: TestServer, { image }: Demo): Promise<void> {
  await open(page, server, `/projects/${image}/label`);
  await expect(page.getByTestId('tour')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, 'the tour');
  await page.getByRole('button', { name: 'Skip the tour' }).click();

  const stage = page.getByTestId('image-stage');
  const box = await stage.boundingBox();
  if (box === null) throw new Error('The stage has no place on the page');
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 140, { steps: 3 });
  await page.mouse.up();
  await expect(page.getByTestId('said').filter({ hasText: /Drawn/ })).toBeAttached();
  await expectAccessible(page, 'a region that is selected');

  await page.keyboard.press('g');
  await expect(page.getByTestId('guide')).toBeVisible();
  await expectAccessible(page, 'the guide');
  await page.keyboard.press('g');

  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'Skip this item' })).toBeVisible();
  await expectAccessible(page, 'the question why an item is skipped');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Every key in force, and how one is bound anew. */
async function walkKeys(page: Page): Promise<void> {
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('button', { name: 'Close' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the sheet of keys');
  await sheet.getByRole('button', { name: 'Change keys' }).click();
  const keys = page.getByRole('dialog', { name: 'Change keys' });
  await expect(keys.getByRole('button', { name: 'Skip: replace N' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the keys to be changed');
  await keys.getByRole('button', { name: 'Skip: replace N' }).click();
  const capture = page.getByRole('dialog', { name: 'Skip: new key' });
  await expect(capture).toBeVisible();
  await expectAccessible(page, 'the question for a key');
  await page.keyboard.press('Escape');
  await expect(capture).toHaveCount(0);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The palette, and the menu of the region that is selected, by its keys alone. */
async function walkMenus(page: Page): Promise<void> {
  const search = page.getByPlaceholder('Go to or do …');
  await expect(async () => {
    if (!(await search.isVisible())) await page.keyboard.press('Control+k');
    await expect(search).toBeFocused({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.locator('[data-command]').first()).toBeVisible();
  await expectAccessibleInBoth(page, 'the command palette');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);

  const regions = page.getByRole('listbox', { name: 'Regions' });
  await regions.getByRole('option').first().click();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Menu of the region' });
  const item = menu.getByRole('menuitem').first();
  await expect(item).toBeFocused();
  const inside = page.getByRole('menu').nth(1).getByRole('menuitem').first();
  await page.keyboard.press('Enter');
  await expect(inside).toBeFocused();
  await expectAccessibleInBoth(page, 'the menu of a region');
  await page.keyboard.press('ArrowLeft');
  await expect(item).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(inside).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** What opens beside the picture. */
async function walkPanels(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'History', exact: true }).click();
  const history = page.getByTestId('history');
  await expect(history.getByRole('option').first()).toBeVisible();
  await expectAccessibleInBoth(page, 'the history');
  await history.getByRole('button', { name: 'Close' }).click();
  await expect(history).toHaveCount(0);

  await page.keyboard.press('Shift+M');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('Is this one?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article').filter({ hasText: 'Is this one?' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the comments');
  await page.keyboard.press('Escape');

  await page.getByTestId('save-state').click();
  await expect(page.getByRole('dialog')).toHaveAccessibleName(/./);
  await expectAccessible(page, 'what is saved');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'View' })).toBeVisible();
  await expectAccessible(page, 'the settings of the view');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The list in which many items get their class at once, with one chosen and one answered. */
async function walkList(page: Page, server: TestServer): Promise<void> {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Many at once',
    kind: 'text',
    labelSchema: { classes: [{ name: 'bad' }, { name: 'good' }], choice: 'single' },
    allowsBulk: true,
  });
  await importFiles(api, id, 'txt', [{ name: 'texts.txt', bytes: 'One\nTwo\nThree' }]);
  await open(page, server, `/projects/${id}/label/bulk`);
  const cards = page.getByTestId('bulk-card');
  await expect(cards).toHaveCount(3);
  await page.waitForTimeout(500);
  await cards.first().click();
  await page.keyboard.press('Digit1');
  await expect(page.getByTestId('bulk-send')).toBeEnabled();
  await cards.nth(1).click();
  await expectAccessibleInBoth(page, 'the list of many items');
}

test.describe('axe-core finds nothing serious', () => {
  test('on any page, light and dark, English and Chinese', async ({ page, launch }) => {
    test.setTimeout(900_000);
    const server = await launch({ demo: true });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await test.step('sign-in', async () => {
      await open(page, server, '/sign-in');
      await expectAccessibleInBoth(page, 'sign-in');
    });
    await signInAsAdmin(page, server);
    const demo = await fillDemo(adminApi(server));
    for (const path of demo.paths) {
      await test.step(path, async () => {
        await open(page, server, path);
        await expectAccessibleInBoth(page, path);
      });
    }
    await test.step('the workbench of pictures', () => walkImageBench(page, server, demo));
    await test.step('its keys', () => walkKeys(page));
    await test.step('its palette and menus', () => walkMenus(page));
    await test.step('its panels', () => walkPanels(page));
    await test.step('the list of many items', () => walkList(page, server));
    await test.step('the workbench of texts', async () => {
      await open(page, server, `/projects/${demo.text}/label`);
      await expect(page.getByTestId('text-stage')).toBeVisible();
      await expectAccessibleInBoth(page, 'the text workbench');
    });
    await test.step('Chinese', async () => {
      await page
        .context()
        .addCookies([{ name: 'NEXT_LOCALE', value: 'zh-CN', url: server.origin }]);
      for (const path of ['/projects', '/account', `/projects/${demo.image}/label`]) {
        await open(page, server, path);
        await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
        await expectAccessible(page, `${path}, Chinese`);
      }
      await open(page, server, '/account');
      await page.getByRole('button', { name: '创建令牌' }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: '关闭' })).toBeVisible();
      await expectAccessible(page, 'a dialog, Chinese');
    });
  });
});
