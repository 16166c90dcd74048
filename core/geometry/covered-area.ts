import type { Corners } from './corners';
import { evenOddOverlap } from './even-odd-overlap';
import { polygonArea } from './polygon-iou';
import { crossesItself } from './self-crossing';

/** Returns the area that a polygon covers, in square px: by the even-odd rule where it crosses itself. */
export function coveredArea(corners: Corners): number {
  return crossesItself(corners) ? evenOddOverlap(corners, corners).shared : polygonArea(corners);
}
