import { beforeAll, describe, expect, test } from 'vitest';
import { composeDigitPage, PAGE_HEIGHT_PX, PAGE_WIDTH_PX } from './compose-digit-page';
import { makeFindLookalike } from './find-lookalikes';
import { type GlyphSets, loadDigitGlyphs } from './load-digit-glyphs';

const RANGE = { from: 0, to: 800 };
let glyphs: GlyphSets | null = null;

beforeAll(async () => {
  glyphs = await loadDigitGlyphs();
});

function sets(skip: (reason: string) => void): GlyphSets {
  if (glyphs === null) skip('the package mnist is not installed');
  return glyphs as GlyphSets;
}

describe('composeDigitPage', () => {
  test('gives the same page for the same seed and another for another', ({ skip }) => {
    const all = sets(skip);
    const first = composeDigitPage(3, all, RANGE);
    const again = composeDigitPage(3, all, RANGE);
    const other = composeDigitPage(4, all, RANGE);
    expect(Buffer.compare(again.page.rgb, first.page.rgb)).toBe(0);
    expect(again.digits.map(({ x, digit }) => [x, digit])).toEqual(
      first.digits.map(({ x, digit }) => [x, digit]),
    );
    expect(Buffer.compare(other.page.rgb, first.page.rgb)).not.toBe(0);
  });

  test('has 20 to 60 digits, each with a box on the page that its ink touches on all sides', ({
    skip,
  }) => {
    const all = sets(skip);
    for (let seed = 1; seed <= 12; seed += 1) {
      const { page, digits } = composeDigitPage(seed, all, RANGE);
      expect(digits.length).toBeGreaterThanOrEqual(20);
      expect(digits.length).toBeLessThanOrEqual(60);
      for (const { x, y, width, height } of digits) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(PAGE_WIDTH_PX);
        expect(y + height).toBeLessThanOrEqual(PAGE_HEIGHT_PX);
        const isDark = (column: number, row: number) =>
          (page.rgb[(row * PAGE_WIDTH_PX + column) * 3] ?? 255) < 225;
        const columns = Array.from({ length: width }, (_, index) => x + index);
        const rows = Array.from({ length: height }, (_, index) => y + index);
        expect(columns.some((column) => isDark(column, y))).toBe(true);
        expect(columns.some((column) => isDark(column, y + height - 1))).toBe(true);
        expect(rows.some((row) => isDark(x, row))).toBe(true);
        expect(rows.some((row) => isDark(x + width - 1, row))).toBe(true);
      }
    }
  });

  test('some handwriting is honestly ambiguous, most is not', ({ skip }) => {
    const all = sets(skip);
    const findLookalike = makeFindLookalike(all);
    const found = Array.from({ length: 10 }, (_, seed) => composeDigitPage(seed, all, RANGE))
      .flatMap(({ digits }) => digits)
      .map(({ glyph, digit }) => findLookalike(glyph, digit));
    const share = found.filter((digit) => digit !== null).length / found.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.4);
  });
});
