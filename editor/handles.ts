import type { Freshness, RegionRecord } from './records';
import { type Handle, type HandleView, ROTATE_HANDLE_ID } from './shapes/shape';
import { shapeOf } from './shapes/shape-registry';

/**
 * Returns the handles of a region that is selected alone: none where it is locked, and none for
 * turning it just after it was drawn, so that the next one can be begun close above it.
 */
export function handlesOf(
  region: RegionRecord,
  view: HandleView,
  freshness: Freshness | null,
): readonly Handle[] {
  if (region.isLocked) return [];
  const handles = shapeOf(region).handles(region, view);
  return freshness === null ? handles : handles.filter(({ id }) => id !== ROTATE_HANDLE_ID);
}
