import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { BoxRegion } from '@/core/annotation';
import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { adminApi, claimOne, createProject, importFiles } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { type Color, isNear, readScreen } from './support/read-screen';
import type { TestServer } from './support/server';
import { type Point, StageView } from './support/stage-view';

const SIZE = { widthPx: 2400, heightPx: 1600 };
const [COLUMNS, ROWS, STEP, SIDE] = [75, 50, 32, 22] as const;
const PAPER: Color = [238, 238, 230];
const COLORS = ['#cc2222', '#2222cc'] as const;
const INKS: readonly Color[] = [
  [204, 34, 34],
  [34, 34, 204],
];

type Box = Pick<BoxRegion, 'kind' | 'classId' | 'x' | 'y' | 'width' | 'height'>;

/** More boxes than are painted anew in each frame, in a grid of two colours. */
function makeGrid(): Box[] {
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
    const place = { x: column * STEP + 4, y: row * STEP + 4, width: SIDE, height: SIDE };
    return { kind: 'box', classId: (column + row) % 2, ...place };
  });
}

async function open(page: Page, server: TestServer) {
  const api = adminApi(server);
  await signInAsAdmin(page, server);
  const { id } = await createProject(api, {
    name: 'Grid',
    kind: 'image',
    labelSchema: {
      classes: COLORS.map((color, index) => ({ name: `class ${index}`, color })),
      regions: ['box'],
    },
  });
  const create = { width: 2400, height: 1600, channels: 3, background: '#eeeee6' } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  await importFiles(api, id, 'images', [{ name: 'paper.png', bytes }]);
  const assignment = await claimOne(api, id);
  await api.call(saveDraftContract, {
    params: { assignmentId: assignment.id },
    body: { answer: { regions: makeGrid(), classIds: [] } },
    ifMatch: 0,
  });
  await page.goto(`${server.origin}/projects/${id}/label`);
  await expect(page.getByTestId('region-count')).toHaveText(/3[,.]?750/);
  return StageView.open(page, SIZE);
}

/** Each of some boxes is where it should be: its colour on its edge, paper within and beside it. */
async function expectBoxes(page: Page, stage: StageView): Promise<void> {
  await page.mouse.move(2, 2);
  await expect(async () => {
    const colorAt = await readScreen(page);
    const bounds = await page.getByTestId('image-stage').boundingBox();
    if (bounds === null) throw new Error('The stage has gone');
    const isSeen = ([x, y]: Point) =>
      x > bounds.x + 4 &&
      y > bounds.y + 4 &&
      x < bounds.x + bounds.width - 220 &&
      y < bounds.y + bounds.height - 4;
    let checked = 0;
    for (const { x, y, classId } of makeGrid()) {
      const inside = stage.toPage([x + SIDE / 2, y + SIDE / 2]);
      const beside = stage.toPage([x + SIDE + (STEP - SIDE) / 2, y + SIDE / 2]);
      const [edge, high] = stage.toPage([x, y + SIDE / 2]);
      if (!isSeen(inside) || !isSeen([edge, high]) || !isSeen(beside)) continue;
      checked += 1;
      const ink = INKS[classId] as Color;
      const isDrawn = [-1, 0, 1].some((off) => isNear(colorAt([edge + off, high]), ink, 60));
      expect(isDrawn, `edge of the box at ${x} ${y}`).toBe(true);
      expect(isNear(colorAt(inside), PAPER), `inside of the box at ${x} ${y}`).toBe(true);
    }
    expect(checked).toBeGreaterThan(40);
  }).toPass({ timeout: 10_000 });
}

test('thousands of boxes lie where they belong after every pan and zoom', async ({
  page,
  server,
}) => {
  const stage = await open(page, server);
  await stage.wheel([1200, 800], -200);
  await expectBoxes(page, stage);
  await stage.pan(-330, -180);
  await expectBoxes(page, stage);
  await stage.wheel([1700, 1100], -300);
  await expectBoxes(page, stage);
  await stage.pan(440, 310);
  await expectBoxes(page, stage);
  await stage.wheel([1200, 800], 300);
  await expectBoxes(page, stage);
});

interface Kept extends Window {
  concordPixels?: Record<string, Uint8ClampedArray>;
}

/** Keeps the pixels of the canvas that carries the resting regions, in the page. */
async function keepPixels(page: Page, name: string): Promise<void> {
  await page.mouse.move(2, 2);
  // the camera comes to rest, and what was moved is painted sharp
  await page.waitForTimeout(400);
  await page.evaluate((key) => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-layer="resting"]');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    const kept = window as Kept;
    kept.concordPixels = { ...kept.concordPixels, [key]: pixels?.data ?? new Uint8ClampedArray() };
  }, name);
}

/** How many values of the pixels differ by more than rounding; null where they cannot be compared. */
function countDifferent(page: Page, one: string, other: string): Promise<number | null> {
  return page.evaluate(
    ([left, right]) => {
      const { concordPixels: kept = {} } = window as Kept;
      const [a, b] = [kept[left ?? ''], kept[right ?? '']];
      if (a === undefined || b === undefined || a.length === 0 || a.length !== b.length)
        return null;
      return a.filter((value, at) => Math.abs(value - (b[at] ?? 0)) > 2).length;
    },
    [one, other],
  );
}

/** Has everything painted anew: what carries names is changed, and changed back. */
async function paintAnew(page: Page): Promise<void> {
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('KeyI');
}

test('what is painted piece by piece is what is painted anew', async ({ page, server }) => {
  const stage = await open(page, server);
  const middleOf = (column: number, row: number): Point => [
    column * STEP + 4 + SIDE / 2,
    row * STEP + 4 + SIDE / 2,
  ];
  await paintAnew(page);
  await keepPixels(page, 'before');
  await page.keyboard.press('KeyM');
  await stage.click(middleOf(10, 10));
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Digit2');
  await stage.click(middleOf(30, 20));
  await page.keyboard.press('Delete');
  await stage.drag(middleOf(40, 30), middleOf(42, 33));
  await page.keyboard.press('Escape');
  await stage.click(middleOf(50, 10));
  await page.keyboard.press('Escape');
  await keepPixels(page, 'piece by piece');
  await paintAnew(page);
  await keepPixels(page, 'anew');
  expect(await countDifferent(page, 'before', 'anew')).toBeGreaterThan(200);
  expect(await countDifferent(page, 'piece by piece', 'anew')).toBe(0);
});
