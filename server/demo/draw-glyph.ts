import type { Box } from '@/core/geometry/box';
import type { Page } from './draw-paper';
import { GLYPH_SIDE_PX, type Glyph } from './load-digit-glyphs';

export interface GlyphPlace {
  /** Page px of the ink's left edge and of its lower edge. */
  left: number;
  bottom: number;
  scale: number;
  /** Horizontal shift for each px of height. */
  slant: number;
  /** Radians, clockwise. */
  turn: number;
  ink: readonly [number, number, number];
  /** 0–1, how dark the darkest stroke is. */
  pressure: number;
}

/** Ink from this coverage on counts as part of the digit when its box is measured. */
const INK_MIN = 0.25;

function sample(glyph: Glyph, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= GLYPH_SIDE_PX || row >= GLYPH_SIDE_PX
      ? 0
      : (glyph[row * GLYPH_SIDE_PX + column] ?? 0);
  const dx = x - left;
  const dy = y - top;
  return (
    (at(left, top) * (1 - dx) + at(left + 1, top) * dx) * (1 - dy) +
    (at(left, top + 1) * (1 - dx) + at(left + 1, top + 1) * dx) * dy
  );
}

interface Stamp {
  sidePx: number;
  coverage: Float32Array;
  ink: Box;
}

/** The transformed glyph on a canvas of its own, and the bounds of its ink there. */
function renderStamp(glyph: Glyph, place: GlyphPlace): Stamp | null {
  const sidePx = Math.ceil(GLYPH_SIDE_PX * place.scale * 1.5);
  const coverage = new Float32Array(sidePx * sidePx);
  const cos = Math.cos(place.turn) / place.scale;
  const sin = Math.sin(place.turn) / place.scale;
  const middle = sidePx / 2;
  let [left, top, right, bottom] = [sidePx, sidePx, -1, -1];
  for (let y = 0; y < sidePx; y += 1) {
    for (let x = 0; x < sidePx; x += 1) {
      const dy = y + 0.5 - middle;
      const dx = x + 0.5 - middle + place.slant * dy;
      const value = sample(
        glyph,
        dx * cos + dy * sin + GLYPH_SIDE_PX / 2 - 0.5,
        dy * cos - dx * sin + GLYPH_SIDE_PX / 2 - 0.5,
      );
      coverage[y * sidePx + x] = value;
      if (value < INK_MIN) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < left) return null;
  const ink = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { sidePx, coverage, ink };
}

/**
 * Draws a digit with its ink standing at `left` and on `bottom`; returns the exact box of the
 * ink in page px, or null (and draws nothing) where it would not fit on the page.
 */
export function drawGlyph(page: Page, glyph: Glyph, place: GlyphPlace): Box | null {
  const stamp = renderStamp(glyph, place);
  if (stamp === null) return null;
  const x0 = Math.round(place.left) - stamp.ink.x;
  const y0 = Math.round(place.bottom) - (stamp.ink.y + stamp.ink.height);
  const box = { ...stamp.ink, x: x0 + stamp.ink.x, y: y0 + stamp.ink.y };
  const fits =
    box.x >= 2 &&
    box.y >= 2 &&
    box.x + box.width <= page.widthPx - 8 &&
    box.y + box.height <= page.heightPx - 2;
  if (!fits) return null;
  for (let y = 0; y < stamp.sidePx; y += 1) {
    for (let x = 0; x < stamp.sidePx; x += 1) {
      const alpha = (stamp.coverage[y * stamp.sidePx + x] ?? 0) * place.pressure;
      const px = x0 + x;
      const py = y0 + y;
      if (alpha < 0.02 || px < 0 || py < 0 || px >= page.widthPx || py >= page.heightPx) continue;
      const offset = (py * page.widthPx + px) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const before = page.rgb[offset + channel] ?? 0;
        page.rgb[offset + channel] = before * (1 - alpha) + (place.ink[channel] ?? 0) * alpha;
      }
    }
  }
  return box;
}
