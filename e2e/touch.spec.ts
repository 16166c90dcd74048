import type { CDPSession } from '@playwright/test';
import { claimOne } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { regionRows } from './support/open-bench';
import { readDraftRegions } from './support/read-drafts';
import { type Point, StageView } from './support/stage-view';

const SIZE = { widthPx: 400, heightPx: 300 };

/** Fingers on the glass: each entry of `path` is where all of them are at one moment. */
async function touch(cdp: CDPSession, path: readonly (readonly Point[])[]): Promise<void> {
  const pointsAt = (points: readonly Point[]) =>
    points.map(([x, y], id) => ({ x: Math.round(x), y: Math.round(y), id }));
  const [first = [], ...others] = path;
  for (let fingers = 1; fingers <= first.length; fingers += 1) {
    const touchPoints = pointsAt(first.slice(0, fingers));
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  }
  for (const points of others) {
    await cdp.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: pointsAt(points),
    });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

test('on a tablet one finger draws, two fingers zoom, and buttons do the rest', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makePictureProject(server, await makePictures(1, SIZE), {
    name: 'Touched',
    labelSchema: { classes: [{ name: 'cat' }] },
  });
  await signInAsAdmin(page, server);
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  const view = await StageView.open(page, SIZE);
  const cdp = await page.context().newCDPSession(page);
  const rows = regionRows(page);
  const assignment = await claimOne(api, projectId);

  await test.step('one finger draws', async () => {
    const path = [
      [80, 60],
      [120, 100],
      [200, 160],
    ].map(([x = 0, y = 0]) => [view.toPage([x, y])]);
    await touch(cdp, path);
    await expect(rows).toHaveCount(1);
    await expect
      .poll(async () => {
        const [region] = await readDraftRegions(api, assignment);
        return region?.kind === 'box'
          ? [region.x, region.y, region.width, region.height].map((px) => Math.round(px / 2) * 2)
          : null;
      })
      .toEqual([80, 60, 120, 100]);
  });

  await test.step('two fingers zoom and leave no mark', async () => {
    const zoom = page.getByTestId('zoom');
    const before = Number.parseInt(await zoom.innerText(), 10);
    const [x, y] = view.toPage([200, 150]);
    await touch(cdp, [
      [
        [x - 50, y],
        [x + 50, y],
      ],
      [
        [x - 75, y],
        [x + 75, y],
      ],
      [
        [x - 100, y],
        [x + 100, y],
      ],
    ]);
    await expect
      .poll(async () => Number.parseInt(await zoom.innerText(), 10) / before)
      .toBeCloseTo(2, 1);
    await expect(rows).toHaveCount(1);
  });

  await test.step('undo and submit are on the screen', async () => {
    await page.getByRole('button', { name: 'Undo' }).tap();
    await expect(rows).toHaveCount(0);
    await page.getByTestId('submit').tap();
    await expect(page.getByText('No more work for you now')).toBeVisible();
  });
});
