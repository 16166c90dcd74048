import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createTrainingRunContract } from '@/core/contracts/create-training-run.contract';
import { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { adminApi, type ProjectId } from './support/api';
import { expectAccessible } from './support/axe';
import { expect, signIn, test } from './support/fixtures';
import type { TestServer } from './support/server';

const SCHEMES = ['light', 'dark'] as const;

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
}

test.describe('axe-core finds nothing serious', () => {
  test('on any page, light and dark, English and Chinese', async ({ page, launch }) => {
    test.setTimeout(900_000);
    const server = await launch({ demo: true });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await test.step('sign-in', async () => {
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await open(page, server, '/sign-in');
        await expectAccessible(page, `sign-in, ${colorScheme}`);
      }
    });
    await signIn(page, server.origin, {
      email: server.adminEmail,
      password: server.adminPassword,
    });
    const demo = await fillDemo(adminApi(server));
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      for (const path of demo.paths) {
        await test.step(`${path}, ${colorScheme}`, async () => {
          await open(page, server, path);
          await expectAccessible(page, `${path}, ${colorScheme}`);
        });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await test.step('the workbench of pictures', () => walkImageBench(page, server, demo));
    await test.step('the workbench of texts', async () => {
      await open(page, server, `/projects/${demo.text}/label`);
      await expect(page.getByTestId('text-stage')).toBeVisible();
      await expectAccessible(page, 'the text workbench');
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, 'the text workbench, dark');
    });
    await test.step('Chinese', async () => {
      await page
        .context()
        .addCookies([{ name: 'NEXT_LOCALE', value: 'zh-CN', url: server.origin }]);
      for (const path of ['/projects', '/account', `/projects/${demo.image}/label`]) {
        await open(page, server, path);
        await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
        await expectAccessible(page, `${path}, Chinese, dark`);
      }
    });
  });
});
