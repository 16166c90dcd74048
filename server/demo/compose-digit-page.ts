import type { Box } from '@/core/geometry/box';
import { type Random, randomInteger, randomNormal, seededRandom } from '@/core/random';
import { drawGlyph } from './draw-glyph';
import { drawPaper, type Page } from './draw-paper';
import type { Glyph, GlyphSets } from './load-digit-glyphs';

export const PAGE_WIDTH_PX = 640;
export const PAGE_HEIGHT_PX = 480;
const LINE_HEIGHT_PX = 60;
const MARGIN_PX = 24;

export interface DigitOnPage extends Box {
  digit: number;
  /** The handwriting it was drawn from. */
  glyph: Glyph;
}

export interface DigitPage {
  /** RGB, 8 bits, row by row. */
  page: Page;
  digits: DigitOnPage[];
}

/** Which of a digit's glyphs may be used: training and demo pages share none. */
export interface GlyphRange {
  from: number;
  to: number;
}

function pickGlyph(random: Random, glyphs: readonly Glyph[], range: GlyphRange): Glyph {
  const last = Math.min(range.to, glyphs.length) - 1;
  const glyph = glyphs[randomInteger(random, Math.min(range.from, last), last)];
  if (glyph === undefined) throw new Error('There are no glyphs to pick from');
  return glyph;
}

/** One hand a page: size, slant and ink stay alike over it. */
function pickHand(random: Random) {
  const inks = [
    [24, 38, 96],
    [32, 32, 36],
    [70, 66, 70],
    [20, 70, 110],
  ] as const;
  return {
    scale: 1.15 + random() * 0.55,
    slant: randomNormal(random, 0, 0.1),
    ink: inks[randomInteger(random, 0, inks.length - 1)] ?? inks[0],
    pressure: 0.75 + random() * 0.25,
  };
}

/**
 * Composes a page of handwritten numbers on lined, slightly noisy paper: 20 to 60 digits, each
 * with its exact box in page px. The same seed gives the same page.
 */
export function composeDigitPage(seed: number, sets: GlyphSets, range: GlyphRange): DigitPage {
  const random = seededRandom(seed);
  const page = drawPaper(random, PAGE_WIDTH_PX, PAGE_HEIGHT_PX, LINE_HEIGHT_PX);
  const hand = pickHand(random);
  const wanted = randomInteger(random, 20, 60);
  const rows = Math.floor((PAGE_HEIGHT_PX - MARGIN_PX) / LINE_HEIGHT_PX);
  const digits: DigitOnPage[] = [];
  for (let row = 0; row < rows && digits.length < wanted; row += 1) {
    const baseline = MARGIN_PX + (row + 1) * LINE_HEIGHT_PX - 8;
    let left = MARGIN_PX + random() * 40;
    let inNumber = randomInteger(random, 1, 6);
    const rowEnd = Math.min(wanted, Math.round((wanted * (row + 0.8 + random() * 0.4)) / rows));
    while (digits.length < (row === rows - 1 ? wanted : rowEnd)) {
      const digit = randomInteger(random, 0, 9);
      const glyph = pickGlyph(random, sets[digit] ?? [], range);
      const scale = hand.scale * (0.9 + random() * 0.2);
      const box = drawGlyph(page, glyph, {
        left,
        bottom: baseline + randomNormal(random, 0, 2),
        scale,
        slant: hand.slant + randomNormal(random, 0, 0.05),
        turn: randomNormal(random, 0, 0.06),
        ink: hand.ink,
        pressure: hand.pressure,
      });
      if (box === null) break;
      digits.push({ digit, glyph, ...box });
      inNumber -= 1;
      left = box.x + box.width + 2 + random() * 6;
      if (inNumber === 0) {
        left += 18 + random() * 60;
        inNumber = randomInteger(random, 1, 6);
      }
    }
  }
  return { page, digits };
}
