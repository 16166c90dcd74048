import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Point } from './stage-view';

export type Color = readonly [red: number, green: number, blue: number];

/** Takes what the page shows at this moment and returns the colour at a position of it, CSS px. */
export async function readScreen(page: Page): Promise<(at: Point) => Color> {
  const shot = sharp(await page.screenshot({ scale: 'css' })).removeAlpha();
  const { data, info } = await shot.raw().toBuffer({ resolveWithObject: true });
  return ([x, y]) => {
    const at = (Math.floor(y) * info.width + Math.floor(x)) * 3;
    const [red = -1, green = -1, blue = -1] = data.subarray(at, at + 3);
    return [red, green, blue];
  };
}

/** True where no channel differs by more than `by` of 255. */
export function isNear(one: Color, other: Color, by = 6): boolean {
  return one.every((value, channel) => Math.abs(value - (other[channel] ?? 0)) <= by);
}
