import type { ImageRegion } from '../annotation';
import { regionCorners } from './region-bounds';

/** COCO's uncompressed run-length encoding of a mask. */
export interface RegionRle {
  /** Lengths of runs of pixels outside and inside in turn, outside first, column by column. */
  counts: number[];
  size: [heightPx: number, widthPx: number];
}

/** Where the edge crosses the vertical line at `x`, from the top down. */
function crossings(corners: readonly (readonly [number, number])[], x: number): number[] {
  const ys: number[] = [];
  corners.forEach(([x1, y1], index) => {
    const [x2, y2] = corners[(index + 1) % corners.length] as readonly [number, number];
    if (x1 > x === x2 > x) return;
    ys.push(y1 + ((x - x1) * (y2 - y1)) / (x2 - x1));
  });
  return ys.sort((a, b) => a - b);
}

/**
 * Gives the pixels of a picture whose centres lie in a region, as runs; what a polygon that crosses
 * itself covers is told by the even-odd rule.
 */
export function regionRle(region: ImageRegion, widthPx: number, heightPx: number): RegionRle {
  const corners = regionCorners(region);
  const xs = corners.map(([x]) => x);
  const first = Math.max(0, Math.ceil(Math.min(...xs) - 0.5));
  const last = Math.min(widthPx - 1, Math.floor(Math.max(...xs) - 0.5));
  const counts: number[] = [];
  let written = 0;
  const rowAt = (y: number) => Math.min(heightPx, Math.max(0, Math.ceil(y - 0.5)));
  for (let column = first; column <= last; column += 1) {
    const ys = crossings(corners, column + 0.5);
    for (let pair = 0; pair + 1 < ys.length; pair += 2) {
      const start = column * heightPx + rowAt(ys[pair] as number);
      const end = column * heightPx + rowAt(ys[pair + 1] as number);
      if (end <= start) continue;
      if (start === written && counts.length > 0) {
        // A run that goes on from the foot of one column to the head of the next.
        counts[counts.length - 1] = (counts.at(-1) ?? 0) + end - start;
      } else {
        counts.push(start - written, end - start);
      }
      written = end;
    }
  }
  const rest = widthPx * heightPx - written;
  if (rest > 0) counts.push(rest);
  return { counts, size: [heightPx, widthPx] };
}
