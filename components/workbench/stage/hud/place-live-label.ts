import type { ViewPoint } from '@/editor/units';
import type { ImageWindow } from '../regions/region-kind-view';

const GAP_PX = 8;
const HANDLE_REACH_PX = 12;

interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * Returns where the name of a selected region stands, all in view px: above it, else below it, else
 * within it; in view, and off its handles where that can be.
 */
export function placeLiveLabel(
  bounds: ImageWindow,
  size: Extent,
  handles: readonly ViewPoint[],
  view: Extent,
): { x: number; y: number } {
  // without handles it can stand close, and hides the name that the resting region has there
  const gap = handles.length === 0 ? 0 : GAP_PX;
  const x = Math.max(0, Math.min(bounds.left, view.width - size.width));
  const places = [
    { x, y: bounds.top - size.height - gap },
    { x, y: bounds.bottom + gap },
    { x: x + GAP_PX, y: Math.max(0, bounds.top) + GAP_PX },
  ];
  const isInView = ({ y }: { y: number }) => y >= 0 && y + size.height <= view.height;
  const isOffHandles = (place: { x: number; y: number }) =>
    handles.every(
      (at) =>
        at.x < place.x - HANDLE_REACH_PX ||
        at.x > place.x + size.width + HANDLE_REACH_PX ||
        at.y < place.y - HANDLE_REACH_PX / 2 ||
        at.y > place.y + size.height + HANDLE_REACH_PX / 2,
    );
  const best = places.find((place) => isInView(place) && isOffHandles(place));
  return best ?? places.find(isInView) ?? { x, y: 0 };
}
