import type { Page } from '@playwright/test';
import type { Answer } from '@/core/annotation';
import type { ConcordClient } from '@/sdk/concord-client';
import type { ProjectId } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { expectSaved, openStage, regionRows } from './support/open-bench';
import { readVotes } from './support/read-votes';
import type { TestServer } from './support/server';
import { StageView } from './support/stage-view';

const SIZE = { widthPx: 400, heightPx: 300 };

async function makeProject(server: TestServer, name: string, count: number) {
  const labelSchema = { classes: [{ name: 'cat' }, { name: 'dog' }, { name: 'bird' }] };
  return makePictureProject(server, await makePictures(count, SIZE), { name, labelSchema });
}

/** Every answer of the project by the name of its item. */
async function readAnswers(api: ConcordClient, projectId: ProjectId) {
  const votes = await readVotes(api, projectId);
  return new Map(votes.map(({ item, answer }): [string, Answer] => [item.name, answer]));
}

/** The sheet of keys, opened by its own key. */
async function openKeys(page: Page) {
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('button', { name: 'Change keys' }).click();
  return page.getByRole('dialog', { name: 'Change keys' });
}

async function closeKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a key is bound anew, taken over from another command, kept on the server and given back', async ({
  page,
  server,
}) => {
  const { projectId } = await makeProject(server, 'Keys bound', 2);
  await signInAsAdmin(page, server);
  await openStage(page, server, projectId, SIZE);
  await test.step('keys of the browser are refused, a key of another command is asked for', async () => {
    const keys = await openKeys(page);
    await keys.getByRole('button', { name: 'Skip: replace N' }).click();
    const capture = page.getByRole('dialog', { name: 'Skip: new key' });
    await expect(capture).toBeVisible();
    await page.keyboard.press('Control+T');
    await expect(capture).toContainText('Ctrl T belongs to the browser');
    await page.keyboard.press('q');
    await expect(capture).toContainText('Q means “Occluded” already');
    await page.keyboard.press('Escape');
    await expect(capture).toHaveCount(0);
    await keys.getByRole('button', { name: 'Skip: replace N' }).click();
    await page.keyboard.press('3');
    await expect(capture).toContainText('3 sets the class “bird” in this project');
    await expect(capture.getByRole('button', { name: 'Use all the same' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(capture).toHaveCount(0);
    await expect(keys.getByRole('button', { name: 'Skip: replace N' })).toBeVisible();
    await keys.getByRole('button', { name: 'Skip: replace N' }).click();
    await page.keyboard.press('q');
    await capture.getByRole('button', { name: 'Take over' }).press('Enter');
    await expect(keys.getByRole('button', { name: 'Skip: replace Q' })).toBeVisible();
    await expect(keys.getByRole('button', { name: 'Occluded: replace Q' })).toHaveCount(0);
    await closeKeys(page);
  });
  const skipping = page.getByRole('dialog', { name: 'Skip this item' });
  await test.step('it acts at once, and is shown on its control', async () => {
    await expect(page.getByRole('button', { name: /^Skip/ })).toContainText('Q');
    await page.keyboard.press('n');
    await page.keyboard.press('q');
    await expect(skipping).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(skipping).toHaveCount(0);
  });
  await test.step('it is there after a reload, on another computer too', async () => {
    await expect
      .poll(async () => {
        const answer = await page.request.get(`${server.origin}/api/v1/me/preferences`);
        const { preferences } = (await answer.json()) as {
          preferences: { keymap: { bindings: Record<string, string[]> } };
        };
        return preferences.keymap.bindings;
      })
      .toEqual({ skip: ['KeyQ'], 'toggle-occluded': [] });
    await page.evaluate(() => localStorage.clear());
    await openStage(page, server, projectId, SIZE);
    await expect(page.getByRole('button', { name: /^Skip/ })).toContainText('Q');
    await page.keyboard.press('q');
    await expect(skipping).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(skipping).toHaveCount(0);
  });
  await test.step('one command, then all, go back', async () => {
    const keys = await openKeys(page);
    await keys.getByRole('button', { name: 'Occluded: back to the preset’s keys' }).click();
    await expect(keys.getByRole('button', { name: 'Occluded: replace Q' })).toBeVisible();
    await keys.getByRole('button', { name: 'Reset all' }).click();
    await expect(keys.getByRole('button', { name: 'Skip: replace N' })).toBeVisible();
    await closeKeys(page);
    await page.keyboard.press('n');
    await expect(skipping).toBeVisible();
  });
});

test('the hands of CVAT draw, set a class, go on and go back', async ({ page, server }) => {
  const { api, projectId } = await makeProject(server, 'After CVAT', 3);
  await signInAsAdmin(page, server);
  const { name: first } = await openStage(page, server, projectId, SIZE);
  const keys = await openKeys(page);
  await keys.getByRole('combobox', { name: 'Start from' }).click();
  await page.getByRole('option', { name: 'CVAT' }).click();
  await closeKeys(page);
  const view = await StageView.open(page, SIZE);
  await page.keyboard.press('n');
  await view.drag([100, 100], [200, 180]);
  await page.keyboard.press('Control+Digit3');
  await page.keyboard.press('f');
  await expect(page.getByTestId('item-name')).not.toHaveText(first);
  await expect
    .poll(async () => (await readAnswers(api, projectId)).get(first)?.regions)
    .toMatchObject([{ kind: 'box', classId: 2 }]);
  await page.keyboard.press('d');
  await expect(page.getByTestId('item-name')).toHaveText(first);
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await page.getByLabel('Search by name or key').fill('submit');
  await expect(page.getByRole('dialog')).toContainText('Ctrl S');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.evaluate(() => fetch('/api/v1/me/preferences'));
  const again = await openKeys(page);
  await again.getByRole('button', { name: 'Reset all' }).click();
  await closeKeys(page);
});

test('the palette runs actions, sets classes and goes to places', async ({ page, server }) => {
  const { projectId } = await makeProject(server, 'Palette', 1);
  await signInAsAdmin(page, server);
  const { view } = await openStage(page, server, projectId, SIZE);
  await view.drag([100, 100], [200, 180]);
  const search = page.getByPlaceholder('Go to or do …');
  const openPalette = () =>
    expect(async () => {
      if (!(await search.isVisible())) await page.keyboard.press('Control+k');
      await expect(search).toBeFocused({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
  const run = async (name: string) => {
    await openPalette();
    await page.keyboard.type(name);
    await expect(page.locator('.mantine-Spotlight-action').first()).toContainText(
      new RegExp(name, 'i'),
    );
    await page.keyboard.press('Enter');
    await expect(search).toHaveCount(0);
  };
  const rows = regionRows(page);
  await expect(rows).toHaveCount(1);
  await run('bird');
  await expect(rows.first()).toContainText('bird');
  await run('delete reg');
  await expect(rows).toHaveCount(0);
  await run('undo');
  await expect(rows).toHaveCount(1);
  await openPalette();
  await expect(page.getByRole('button', { name: /^Undo/ }).last()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(search).toHaveCount(0);
  await expect(rows.first()).not.toContainText('bird');
  await run('theme: dark');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await run('theme: light');
  await run('agreement');
  await page.waitForURL(/\/agreement$/);
});

test('a key acts only on the item that is painted', async ({ page, server }) => {
  const { api, projectId } = await makeProject(server, 'Quick hands', 3);
  await signInAsAdmin(page, server);
  const { name: first } = await openStage(page, server, projectId, SIZE);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    for (let press = 0; press < 3; press += 1) {
      for (const type of ['keydown', 'keyup']) {
        const init = { code: 'Space', key: ' ', bubbles: true, cancelable: true };
        document.body.dispatchEvent(new KeyboardEvent(type, init));
      }
    }
  });
  await expect(page.getByTestId('item-name')).not.toHaveText(first);
  await expectSaved(page);
  await expect.poll(async () => [...(await readAnswers(api, projectId)).keys()]).toEqual([first]);
});

test('one box from signing in to submitting without a mouse', async ({ page, server }) => {
  const { api, projectId } = await makeProject(server, 'No mouse', 1);
  await page.goto(`${server.origin}/sign-in`);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.keyboard.type(server.adminEmail);
  await page.keyboard.press('Tab');
  await page.keyboard.type(server.adminPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects/);
  const search = page.getByPlaceholder('Go to or do …');
  const go = async (name: string) => {
    await expect(async () => {
      await page.keyboard.press('Control+k');
      await expect(search).toBeFocused({ timeout: 2_000 });
    }).toPass();
    await page.keyboard.type(name);
    await expect(page.locator('[data-command]').filter({ hasText: name }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(search).toHaveCount(0);
  };
  await go('No mouse');
  await page.waitForURL(new RegExp(`${projectId}$`));
  await go('Label');
  await page.waitForURL(/\/label$/);
  await expect(page.getByTestId('item-name')).toHaveText('1.png');
  await expect(page.getByTestId('image-stage').locator('canvas').first()).toBeVisible();
  const said = page.getByTestId('said');
  await expect(async () => {
    await page.keyboard.press('Shift+B');
    await expect(said).toHaveText(/^\d+, \d+$/, { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Enter');
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+ArrowRight');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(said).toHaveText(/, 40 by 30$/);
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/Drawn: cat, 40 by 30/);
  await page.keyboard.press('Digit2');
  await expect(said).toHaveText(/^dog/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await expect
    .poll(async () => (await readAnswers(api, projectId)).get('1.png')?.regions)
    .toMatchObject([{ kind: 'box', classId: 1, width: 40, height: 30 }]);
});
