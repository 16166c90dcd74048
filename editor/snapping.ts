import type { Box } from '@/core/geometry/box';
import { clampPoint } from './bounds';
import type { EditorContext } from './editor-context';
import type { Pointer } from './pointer';
import { type ImagePoint, type ImageSize, imagePoint, type ViewPx } from './units';

const EDGE_REACH_PX = 4 as ViewPx;

/** To what the pointer's work is drawn. */
interface Snapping {
  readonly image: ImageSize;
  /** From how far, in ImagePx, the image's edges draw. */
  readonly reach: number;
  readonly isToPixels: boolean;
}

/** Returns what draws at this moment: the image's edges, and whole pixels where that is set; null with Ctrl held. */
export function snappingAt({ view, image }: EditorContext, pointer: Pointer): Snapping | null {
  if (pointer.ctrl || pointer.meta) return null;
  return {
    image,
    reach: EDGE_REACH_PX / view.camera.scale,
    isToPixels: view.settings.snapsToPixels,
  };
}

function snapNumber(value: number, max: number, { reach, isToPixels }: Snapping): number {
  const [near, far] = [Math.abs(value), Math.abs(value - max)];
  if (Math.min(near, far) <= reach) return near <= far ? 0 : max;
  return isToPixels ? Math.round(value) : value;
}

/** Returns the point in the image where a corner at the pointer goes. */
export function snapPoint(
  point: ImagePoint,
  image: ImageSize,
  snapping: Snapping | null,
): ImagePoint {
  const inside = clampPoint(point, image);
  if (snapping === null) return inside;
  return imagePoint(
    snapNumber(inside.x, image.widthPx, snapping),
    snapNumber(inside.y, image.heightPx, snapping),
  );
}

/** An edge of the image draws only what moves towards it, so that what lies beside it can leave. */
function snapDelta(
  start: number,
  length: number,
  delta: number,
  max: number,
  { reach, isToPixels }: Snapping,
): number {
  const [near, far] = [start + delta, start + delta + length - max];
  if (delta < 0 && Math.abs(near) <= reach) return -start;
  if (delta > 0 && Math.abs(far) <= reach) return max - length - start;
  return isToPixels && delta !== 0 ? Math.round(near) - start : delta;
}

/** Returns the shift of what has these bounds as it is drawn to the image's edges and to pixels. */
export function snapShift(
  bounds: Box,
  dx: number,
  dy: number,
  snapping: Snapping | null,
): { dx: number; dy: number } {
  if (snapping === null) return { dx, dy };
  const { widthPx, heightPx } = snapping.image;
  return {
    dx: snapDelta(bounds.x, bounds.width, dx, widthPx, snapping),
    dy: snapDelta(bounds.y, bounds.height, dy, heightPx, snapping),
  };
}
