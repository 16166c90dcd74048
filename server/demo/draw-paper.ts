import type { Random } from '@/core/random';

export interface Page {
  widthPx: number;
  heightPx: number;
  /** RGB, 8 bits, row by row. */
  rgb: Uint8Array;
}

const PAPER = [250, 247, 238] as const;
const LINE = [178, 203, 222] as const;

/** Lined paper with a little grain and a soft fall of light. */
export function drawPaper(
  random: Random,
  widthPx: number,
  heightPx: number,
  lineHeightPx: number,
): Page {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const tiltX = (random() - 0.5) * 14;
  const tiltY = (random() - 0.5) * 14;
  const firstLine = 24;
  for (let y = 0; y < heightPx; y += 1) {
    const isLine = y > firstLine && (y - firstLine) % lineHeightPx === 0;
    const shadeY = tiltY * (y / heightPx - 0.5);
    for (let x = 0; x < widthPx; x += 1) {
      const grain = Math.floor(random() * 5) - 2;
      const shade = tiltX * (x / widthPx - 0.5) + shadeY + grain;
      const offset = (y * widthPx + x) * 3;
      const color = isLine ? LINE : PAPER;
      for (let channel = 0; channel < 3; channel += 1) {
        rgb[offset + channel] = Math.max(0, Math.min(255, (color[channel] ?? 0) + shade));
      }
    }
  }
  return { widthPx, heightPx, rgb };
}
