import type { ImageRegion, Region } from '../annotation';
import type { Box } from '../geometry/box';

/** Tells whether a region has a place in a picture; a span is one in a text. */
export function isImageRegion(region: Region): region is ImageRegion {
  return region.kind !== 'span';
}

/** Gives a region's corners in ImagePx; those of a box clockwise from its own top-left. */
export function regionCorners(region: ImageRegion): [number, number][] {
  if (region.kind === 'polygon') return region.points;
  const { x, y, width, height } = region;
  const corners: [number, number][] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  if (region.rotation === 0) return corners;
  const angle = (region.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [centerX, centerY] = [x + width / 2, y + height / 2];
  return corners.map(([px, py]) => [
    centerX + (px - centerX) * cos - (py - centerY) * sin,
    centerY + (px - centerX) * sin + (py - centerY) * cos,
  ]);
}

/** Gives the upright box around a region in ImagePx: the region itself unless it is rotated. */
export function regionBounds(region: ImageRegion): Box {
  if (region.kind === 'box' && region.rotation === 0) {
    return { x: region.x, y: region.y, width: region.width, height: region.height };
  }
  const corners = regionCorners(region);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Gives the part of a box inside a picture, or null where none of it is. */
export function clipBox(box: Box, widthPx: number, heightPx: number): Box | null {
  const left = Math.max(0, box.x);
  const top = Math.max(0, box.y);
  const isInsideX = box.x >= 0 && box.x + box.width <= widthPx;
  const isInsideY = box.y >= 0 && box.y + box.height <= heightPx;
  const width = isInsideX ? box.width : Math.min(widthPx, box.x + box.width) - left;
  const height = isInsideY ? box.height : Math.min(heightPx, box.y + box.height) - top;
  return width > 0 && height > 0 ? { x: left, y: top, width, height } : null;
}
