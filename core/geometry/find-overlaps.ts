import { type Place, placeBounds, regionIou } from './region-iou';

/** Two regions of one list, `first` < `second`, and their IoU, above 0. */
export interface Overlap {
  first: number;
  second: number;
  iou: number;
}

/**
 * Returns every pair of regions that overlap, by a sweep along x, so that those far apart cost nothing;
 * `mayPair` leaves pairs out before they are measured. Pairs come in no promised order.
 */
export function findOverlaps(
  places: readonly Place[],
  mayPair: (first: number, second: number) => boolean,
): Overlap[] {
  const swept = places.map((place, index) => ({ index, place, around: placeBounds(place) }));
  swept.sort((a, b) => a.around.x - b.around.x);
  const overlaps: Overlap[] = [];
  swept.forEach((left, at) => {
    const right = left.around.x + left.around.width;
    for (let next = at + 1; next < swept.length; next += 1) {
      const other = swept[next];
      if (other === undefined || other.around.x >= right) break;
      const first = Math.min(left.index, other.index);
      const second = Math.max(left.index, other.index);
      if (!mayPair(first, second)) continue;
      const iou = regionIou(left.place, other.place);
      if (iou > 0) overlaps.push({ first, second, iou });
    }
  });
  return overlaps;
}
