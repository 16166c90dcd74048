import { matchByIou } from '../geometry/match-by-iou';
import type { RegionView } from './region-view';

/** IoU from which two people's regions agree. */
const AGREE_IOU_MIN = 0.5;

/** Returns how many regions two people share: same class, IoU ≥ .5, one to one, with the greatest sum of IoU. */
export function countSharedRegions(a: RegionView, b: RegionView): number {
  return matchByIou(
    a.regions,
    b.regions,
    AGREE_IOU_MIN,
    (first, second) => a.regions[first]?.classId === b.regions[second]?.classId,
  ).length;
}

/**
 * Returns the agreement of one task's regions, 0–1: the mean over pairs of people of F1 at IoU .5 with
 * the same class, 1 for two people who drew nothing; null below two people.
 */
export function pairwiseRegionF1(views: readonly RegionView[]): number | null {
  let sum = 0;
  let pairs = 0;
  views.forEach((a, place) => {
    for (const b of views.slice(place + 1)) {
      const drawn = a.regions.length + b.regions.length;
      sum += drawn === 0 ? 1 : (2 * countSharedRegions(a, b)) / drawn;
      pairs += 1;
    }
  });
  return pairs === 0 ? null : sum / pairs;
}
