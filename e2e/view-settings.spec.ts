import type { Page } from '@playwright/test';
import { adminApi, createProject, importFiles, joinByInvite } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { makeNoise } from './support/pictures';

function pictureFilter(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () => document.querySelector<HTMLElement>('[data-layer=picture]')?.style.filter,
  );
}

test('how a person wants to see pictures goes with them to another browser, and to nobody else', async ({
  page,
  server,
  browser,
}) => {
  test.setTimeout(120_000);
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Dark pictures',
    kind: 'image',
    annotationsPerTask: 3,
    labelSchema: { classes: [{ name: 'thing' }] },
  });
  await importFiles(api, id, 'images', [await makeNoise('dark.png', 400, 300)]);
  const ann = await joinByInvite(server, id, 'annotator', 'Ann');
  const bob = await joinByInvite(server, id, 'annotator', 'Bob');
  const label = `${server.origin}/projects/${id}/label`;

  await test.step('changed in one browser', async () => {
    await signIn(page, server.origin, ann);
    await page.goto(label);
    await expect(page.getByTestId('item-name')).toHaveText('dark.png');
    await page.keyboard.press('Alt+Equal');
    await expect.poll(() => pictureFilter(page)).toBe('brightness(1.1)');
    await expect
      .poll(async () => {
        const answer = await page.request.get(`${server.origin}/api/v1/me/preferences`);
        const { preferences } = (await answer.json()) as { preferences: { view: object } };
        return preferences.view;
      })
      .toMatchObject({ brightness: 1.1 });
  });

  for (const [person, filter] of [
    [ann, 'brightness(1.1)'],
    [bob, 'none'],
  ] as const) {
    await test.step(`seen as ${filter} in another`, async () => {
      const context = await browser.newContext();
      const other = await context.newPage();
      await signIn(other, server.origin, person);
      await other.goto(label);
      await expect(other.getByTestId('item-name')).toHaveText('dark.png');
      await expect.poll(() => pictureFilter(other)).toBe(filter);
      await context.close();
    });
  }
});
