import type { Box } from '@/core/geometry/box';
import type { ImagePoint, ImageSize } from './units';
import { imagePoint } from './units';

/** Returns the smallest box around all of them. */
export function unionBounds(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Returns the shift cut down so that the box does not leave the image further than it already has. */
export function clampShift(
  box: Box,
  dx: number,
  dy: number,
  image: ImageSize,
): { dx: number; dy: number } {
  const clamp = (delta: number, start: number, length: number, max: number) =>
    Math.min(Math.max(0, max - start - length), Math.max(Math.min(0, -start), delta));
  return {
    dx: clamp(dx, box.x, box.width, image.widthPx),
    dy: clamp(dy, box.y, box.height, image.heightPx),
  };
}

/** Returns the nearest point inside the image. */
export function clampPoint(point: ImagePoint, image: ImageSize): ImagePoint {
  return imagePoint(
    Math.min(image.widthPx, Math.max(0, point.x)),
    Math.min(image.heightPx, Math.max(0, point.y)),
  );
}
