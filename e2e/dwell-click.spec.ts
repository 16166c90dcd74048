import type { Page } from '@playwright/test';
import type { PreferencesView } from '@/core/contracts/get-preferences.contract';
import { adminApi, createProject, importFiles, joinByInvite } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { makeNoise } from './support/pictures';
import { StageView } from './support/stage-view';

const SIZE = { widthPx: 800, heightPx: 600 };
/** Of a box of which only the first corner is set. */
const BEGUN = '1 × 1 px';
/** As precisely as the screen lets it. */
const DRAWN = /(199|200|201) × (149|150|151) px/;

async function readView({ request }: Page, origin: string): Promise<object> {
  const answer = await request.get(`${origin}/api/v1/me/preferences`);
  return ((await answer.json()) as PreferencesView).preferences.view;
}

test('a pointer that rests draws and selects without a button, once that is switched on', async ({
  page,
  server,
}) => {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Without a button',
    kind: 'image',
    labelSchema: { classes: [{ name: 'thing' }], regions: ['box'] },
    annotationsPerTask: 1,
  });
  const picture = await makeNoise('rest.png', SIZE.widthPx, SIZE.heightPx);
  await importFiles(api, id, 'images', [picture]);
  const ann = await joinByInvite(server, id, 'annotator', 'Ann');
  await signIn(page, server.origin, ann);
  await page.goto(`${server.origin}/projects/${id}/label`);
  await expect(page.getByTestId('item-name')).toHaveText('rest.png');
  const view = await StageView.open(page, SIZE);
  const count = page.getByTestId('region-count');
  const size = page.getByTestId('coordinates');

  await test.step('switch it on, and set the shortest time', async () => {
    await expect(page.getByTestId('dwell-ring')).toHaveCount(0);
    await page.getByRole('button', { name: 'View', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'View' });
    await menu.getByRole('switch', { name: 'Rest the pointer to click' }).click({ force: true });
    const time = menu.getByRole('slider', { name: 'Time at rest' });
    await time.press('Home');
    await expect(time).toHaveAttribute('aria-valuetext', '0.4 s');
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect
      .poll(() => readView(page, server.origin))
      .toMatchObject({ clicksByDwelling: true, dwellMs: 400 });
  });

  await test.step('two rests draw a box', async () => {
    await view.move([100, 100]);
    await expect(size).toContainText(BEGUN);
    await view.move([300, 250]);
    await expect(count).toHaveText('1');
    await expect(size).toContainText(DRAWN);
  });

  await test.step('Escape takes a first corner back; a rest elsewhere sets another', async () => {
    for (const place of [
      [500, 100],
      [40, 560],
    ] as const) {
      await view.move(place);
      await expect(size).toContainText(BEGUN);
      await page.keyboard.press('Escape');
      await expect(size).toContainText(DRAWN);
    }
    await expect(count).toHaveText('1');
  });

  await test.step('a rest on a region selects it', async () => {
    await page.keyboard.press('Escape');
    await expect(size).not.toContainText(DRAWN);
    await view.move([200, 180]);
    await expect(size).toContainText(DRAWN);
    await expect(count).toHaveText('1');
  });

  await test.step('resetting the view leaves it on', async () => {
    await page.keyboard.press('Alt+Digit0');
    await expect(page.getByTestId('dwell-ring')).toHaveCount(1);
  });
});
