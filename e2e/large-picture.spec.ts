import sharp from 'sharp';
import { listItemsContract } from '@/core/contracts/list-items.contract';
import { makeTileGrid } from '@/core/tile-grid';
import { adminApi, claimOne, createProject, importFiles } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { type Color, isNear, readScreen } from './support/read-screen';
import { readOneVote } from './support/read-votes';
import { type Point, StageView } from './support/stage-view';

const [WIDTH, HEIGHT, CELL] = [9000, 6000, 100];
/** Where every other px is black, the others white. */
const FINE = { left: 6000, top: 4000, side: 400 };

/** Cells of 100 px tell their place by colour. */
function cellColor(column: number, row: number): Color {
  return [30 + column * 2, 20 + row * 3, (column + row) % 2 === 0 ? 220 : 90];
}

async function makeLargePicture(): Promise<Buffer> {
  const [columns, rows] = [WIDTH / CELL, HEIGHT / CELL];
  const cells = Buffer.alloc(columns * rows * 3);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      cells.set(cellColor(column, row), (row * columns + column) * 3);
    }
  }
  const { side } = FINE;
  const fine = Uint8Array.from(
    { length: side * side },
    (_, at) => ((at + Math.floor(at / side)) % 2) * 255,
  );
  const large = await sharp(cells, { raw: { width: columns, height: rows, channels: 3 } })
    .resize({ width: WIDTH, height: HEIGHT, kernel: 'nearest' })
    .png()
    .toBuffer();
  const input = await sharp(fine, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
  return sharp(large)
    .composite([{ input, left: FINE.left, top: FINE.top }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

test('a picture of 54 million px is shown to the px where one looks, and boxes keep its own px', async ({
  page,
  server,
}) => {
  const api = adminApi(server);
  const { id: projectId } = await createProject(api, {
    name: 'Large',
    kind: 'image',
    labelSchema: { classes: [{ name: 'cat' }], regions: ['box'] },
  });
  const bytes = await makeLargePicture();
  await importFiles(api, projectId, 'images', [{ name: 'large.png', bytes }]);
  const readItem = async () => {
    const params = { params: { projectId }, query: {} };
    return (await api.call(listItemsContract, params)).rows[0];
  };
  await expect
    .poll(async () => (await readItem())?.tiles, { timeout: 60_000 })
    .toEqual(makeTileGrid(WIDTH, HEIGHT));

  const { task } = await claimOne(api, projectId);
  const wholeFiles: string[] = [];
  const tiles: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/v1/files/')) wholeFiles.push(pathname);
    if (pathname.includes('/tiles/')) tiles.push(pathname.replace(/.*\/tiles\//, ''));
  });
  await signInAsAdmin(page, server);
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await expect(page.getByTestId('item-name')).toHaveText('large.png');
  const size = { widthPx: WIDTH, heightPx: HEIGHT };
  const stage = await StageView.open(page, size);

  // all of it, from the base alone
  const middleOf = (column: number, row: number): Point => [
    (column + 0.5) * CELL,
    (row + 0.5) * CELL,
  ];
  await expect(async () => {
    const colorAt = await readScreen(page);
    for (const [column, row] of [
      [2, 3],
      [80, 50],
      [45, 10],
      [70, 58],
    ] as const) {
      const seen = colorAt(stage.toPage(middleOf(column, row)));
      expect(isNear(seen, cellColor(column, row)), `${column} ${row}: ${seen}`).toBe(true);
    }
  }).toPass({ timeout: 15_000 });
  expect(tiles).toEqual(['3/0/0']);

  // to a zoom at which each px of the picture is several on the screen
  const look: Point = [FINE.left + 150, FINE.top + 150];
  for (let turn = 0; turn < 10; turn += 1) await stage.wheel(look, -200);
  await page.mouse.move(2, 2);
  await expect(async () => {
    const colorAt = await readScreen(page);
    for (let dy = -12; dy < 12; dy += 1) {
      for (let dx = -12; dx < 12; dx += 1) {
        const at: Point = [look[0] + dx + 0.5, look[1] + dy + 0.5];
        const isWhite = (150 + dx + 150 + dy) % 2 === 1;
        const wanted: Color = isWhite ? [255, 255, 255] : [0, 0, 0];
        const seen = colorAt(stage.toPage(at));
        expect(isNear(seen, wanted), `${dx} ${dy}: ${seen}`).toBe(true);
      }
    }
  }).toPass({ timeout: 15_000 });
  expect(tiles.some((tile) => tile.startsWith('0/'))).toBe(true);
  expect(tiles.length).toBeLessThan(120);

  // a box drawn here is stored in px of the whole picture
  await stage.drag([look[0] + 15, look[1] + 10], [look[0] + 45, look[1] + 40]);
  await page.keyboard.press('Space');
  const [region] = (await readOneVote(api, task.id)).answer.regions;
  if (region?.kind !== 'box') throw new Error('No box was stored');
  // where the fitted picture lies is known to two px of the page, which are many of the picture's own
  const fittedPx = 2 * Math.ceil(WIDTH / (page.viewportSize()?.width ?? 1));
  expect(Math.abs(region.x - (look[0] + 15))).toBeLessThanOrEqual(fittedPx);
  expect(Math.abs(region.y - (look[1] + 10))).toBeLessThanOrEqual(fittedPx);
  expect(Math.abs(region.width - 30)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(region.height - 30)).toBeLessThanOrEqual(0.5);
  expect(wholeFiles).toEqual([]);
});
