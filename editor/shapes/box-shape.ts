import type { Box } from '@/core/geometry/box';
import { type Cursor, turnCursor } from '../cursor';
import type { RegionRecord } from '../records';
import { type ImagePoint, type ImagePx, type ImageSize, imagePoint, roundPx } from '../units';
import { type Handle, ROTATE_DISTANCE_PX, rotateHandle, type Shape } from './shape';

/** The record of a box. */
export type BoxRecord = Extract<RegionRecord, { kind: 'box' }>;

const BOX_SIZE_MIN_PX = 1 as ImagePx;
/** What an answer may hold at most. */
const BOX_SIZE_MAX_PX = 1e6 as ImagePx;

/** Side of each handle: −1 left or top, 0 middle, 1 right or bottom. */
const HANDLES: Record<string, { sx: -1 | 0 | 1; sy: -1 | 0 | 1; cursor: Cursor }> = {
  nw: { sx: -1, sy: -1, cursor: 'nwse-resize' },
  n: { sx: 0, sy: -1, cursor: 'ns-resize' },
  ne: { sx: 1, sy: -1, cursor: 'nesw-resize' },
  e: { sx: 1, sy: 0, cursor: 'ew-resize' },
  se: { sx: 1, sy: 1, cursor: 'nwse-resize' },
  s: { sx: 0, sy: 1, cursor: 'ns-resize' },
  sw: { sx: -1, sy: 1, cursor: 'nesw-resize' },
  w: { sx: -1, sy: 0, cursor: 'ew-resize' },
};

function rotate(x: number, y: number, degrees: number): { x: number; y: number } {
  if (degrees === 0) return { x, y };
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

function centreOf(box: Box): { x: number; y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Puts an interval between `anchor` and `moving` into [0, max], at least 1 px long. */
function interval(anchor: number, moving: number, max: number): { start: number; length: number } {
  const clamp = (value: number) => Math.min(max, Math.max(0, value));
  let start = clamp(Math.min(anchor, moving));
  let end = clamp(Math.max(anchor, moving));
  if (end - start < BOX_SIZE_MIN_PX) {
    if (moving >= anchor) end = start + BOX_SIZE_MIN_PX;
    else start = end - BOX_SIZE_MIN_PX;
    if (end > max) [start, end] = [max - BOX_SIZE_MIN_PX, max];
    if (start < 0) [start, end] = [0, BOX_SIZE_MIN_PX];
  }
  return { start: roundPx(start), length: roundPx(roundPx(end) - roundPx(start)) };
}

/**
 * Returns the box between two corners in any order: inside the image, at least 1 px each way,
 * rounded to 1/100 px.
 */
export function boxFromCorners(anchor: ImagePoint, moving: ImagePoint, image: ImageSize): Box {
  const across = interval(anchor.x, moving.x, image.widthPx);
  const down = interval(anchor.y, moving.y, image.heightPx);
  return { x: across.start, y: down.start, width: across.length, height: down.length };
}

function boundsOf(box: BoxRecord): Box {
  if (box.rotation === 0) return box;
  const centre = centreOf(box);
  const corner = rotate(box.width / 2, box.height / 2, box.rotation);
  const other = rotate(box.width / 2, -box.height / 2, box.rotation);
  const halfWidth = Math.max(Math.abs(corner.x), Math.abs(other.x));
  const halfHeight = Math.max(Math.abs(corner.y), Math.abs(other.y));
  return {
    x: centre.x - halfWidth,
    y: centre.y - halfHeight,
    width: 2 * halfWidth,
    height: 2 * halfHeight,
  };
}

function resizeUpright(
  box: BoxRecord,
  side: { sx: number; sy: number },
  dx: number,
  dy: number,
  image: ImageSize,
): BoxRecord {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const next = { x: box.x, y: box.y, width: box.width, height: box.height };
  if (side.sx !== 0) {
    const [anchor, moving] = side.sx < 0 ? [right, box.x] : [box.x, right];
    const across = interval(anchor, moving + dx, image.widthPx);
    next.x = across.start;
    next.width = across.length;
  }
  if (side.sy !== 0) {
    const [anchor, moving] = side.sy < 0 ? [bottom, box.y] : [box.y, bottom];
    const down = interval(anchor, moving + dy, image.heightPx);
    next.y = down.start;
    next.height = down.length;
  }
  return { ...box, ...next };
}

/** The opposite side stays where it is in the image, which means that the centre moves. */
function resizeRotated(
  box: BoxRecord,
  side: { sx: number; sy: number },
  dx: number,
  dy: number,
): BoxRecord {
  const local = rotate(dx, dy, -box.rotation);
  const grow = (length: number, delta: number) => {
    const next = length + delta;
    const size = roundPx(Math.max(BOX_SIZE_MIN_PX, Math.abs(next)));
    return { size, change: Math.sign(next || 1) * size - length };
  };
  const across = grow(box.width, side.sx * local.x);
  const down = grow(box.height, side.sy * local.y);
  const shift = rotate((side.sx * across.change) / 2, (side.sy * down.change) / 2, box.rotation);
  const centre = centreOf(box);
  return {
    ...box,
    x: roundPx(centre.x + shift.x - across.size / 2),
    y: roundPx(centre.y + shift.y - down.size / 2),
    width: across.size,
    height: down.size,
  };
}

/** Returns the angle in (−180, 180], to 1/100 of a degree. */
function normalizeDegrees(degrees: number): number {
  const turned = roundPx(degrees - 360 * Math.ceil((degrees - 180) / 360));
  return turned === 0 ? 0 : turned;
}

/** A turned box may stick out of the image, one that stands upright again may not. */
function cutUpright(box: BoxRecord, image: ImageSize): BoxRecord {
  const { x, y, width, height } = box;
  const isInside = x >= 0 && y >= 0 && x + width <= image.widthPx && y + height <= image.heightPx;
  if (isInside) return box;
  return { ...box, ...boxFromCorners(imagePoint(x, y), imagePoint(x + width, y + height), image) };
}

/** How boxes are hit, moved, resized and packed; a rotated box is turned about its centre. */
export const boxShape: Shape<BoxRecord> = {
  kind: 'box',
  stride: 5,
  bounds: boundsOf,
  area: (box) => box.width * box.height,

  contains(box, point) {
    const centre = centreOf(box);
    const local = rotate(point.x - centre.x, point.y - centre.y, -box.rotation);
    return Math.abs(local.x) <= box.width / 2 && Math.abs(local.y) <= box.height / 2;
  },

  handles(box, { scale, image }): Handle[] {
    const centre = centreOf(box);
    const place = (x: number, y: number) => {
      const at = rotate(x, y, box.rotation);
      return imagePoint(centre.x + at.x, centre.y + at.y);
    };
    const sides = Object.entries(HANDLES).map(
      ([id, { sx, sy, cursor }]): Handle => ({
        id,
        at: place((sx * box.width) / 2, (sy * box.height) / 2),
        cursor: turnCursor(cursor, box.rotation),
      }),
    );
    const [half, gap] = [box.height / 2, ROTATE_DISTANCE_PX / scale];
    const [above, below] = [place(0, -half - gap), place(0, half + gap)];
    return [...sides, rotateHandle([above, below, place(0, -half + gap)], image)];
  },

  move: (box, dx, dy) => ({ ...box, x: roundPx(box.x + dx), y: roundPx(box.y + dy) }),

  resize(box, handleId, from, to, image) {
    const side = HANDLES[handleId];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    if (side === undefined || (dx === 0 && dy === 0)) return box;
    if (box.rotation === 0) return resizeUpright(box, side, dx, dy, image);
    return resizeRotated(box, side, dx, dy);
  },

  centre(box) {
    const { x, y } = centreOf(box);
    return imagePoint(x, y);
  },

  rotate(box, degrees, image, stepDegrees) {
    const turned = box.rotation + degrees;
    const rotation = normalizeDegrees(
      stepDegrees === undefined ? turned : Math.round(turned / stepDegrees) * stepDegrees,
    );
    if (rotation === box.rotation) return box;
    return rotation === 0 ? cutUpright({ ...box, rotation }, image) : { ...box, rotation };
  },

  moveEdge(box, dx, dy, edge, image) {
    const local = rotate(dx, dy, -box.rotation);
    const isAcross = Math.abs(local.x) >= Math.abs(local.y);
    const forward = Math.sign(isAcross ? local.x : local.y);
    const length = isAcross ? box.width : box.height;
    const stepPx = Math.hypot(dx, dy);
    const px = edge === 'leading' ? stepPx : Math.min(stepPx, length - BOX_SIZE_MIN_PX);
    if (px <= 0) return box;
    const sign = edge === 'leading' ? forward : -forward;
    const side = isAcross ? { sx: sign, sy: 0 } : { sx: 0, sy: sign };
    if (box.rotation !== 0) {
      const by = rotate(
        Math.abs(side.sx) * forward * px,
        Math.abs(side.sy) * forward * px,
        box.rotation,
      );
      return resizeRotated(box, side, by.x, by.y);
    }
    return resizeUpright(box, side, forward * px, forward * px, image);
  },

  align(box, image) {
    if (box.rotation !== 0) return box;
    const corner = imagePoint(Math.round(box.x), Math.round(box.y));
    const opposite = imagePoint(Math.round(box.x + box.width), Math.round(box.y + box.height));
    const aligned = boxFromCorners(corner, opposite, image);
    const isSame =
      aligned.x === box.x &&
      aligned.y === box.y &&
      aligned.width === box.width &&
      aligned.height === box.height;
    return isSame ? box : { ...box, ...aligned };
  },

  fit(box, image) {
    const { x, y, width, height } = boundsOf(box);
    const isOutside =
      x >= image.widthPx || y >= image.heightPx || x + width <= 0 || y + height <= 0;
    if (isOutside) return null;
    if (box.rotation !== 0) return box;
    const cut = boxFromCorners(imagePoint(x, y), imagePoint(x + width, y + height), image);
    return { ...box, ...cut };
  },

  numbers: ({ x, y, width, height, rotation }) => ({ x, y, width, height, rotation }),

  withExtent(box, wanted, image) {
    const { x = box.x, y = box.y } = wanted;
    const rotation = normalizeDegrees(wanted.rotation ?? box.rotation);
    const fit = (length: number, start: number, max: number) => {
      const room = rotation === 0 ? Math.max(1, max - Math.max(0, start)) : BOX_SIZE_MAX_PX;
      return roundPx(Math.min(room, Math.max(BOX_SIZE_MIN_PX, length)));
    };
    const width = fit(wanted.width ?? box.width, x, image.widthPx);
    const height = fit(wanted.height ?? box.height, y, image.heightPx);
    const resized = { ...box, width, height, rotation };
    return rotation === 0 && box.rotation !== 0 ? cutUpright(resized, image) : resized;
  },

  pack(boxes) {
    const packed = new Float64Array(boxes.length * 5);
    let at = 0;
    for (const { x, y, width, height, rotation } of boxes) {
      packed[at++] = x;
      packed[at++] = y;
      packed[at++] = width;
      packed[at++] = height;
      packed[at++] = rotation;
    }
    return packed;
  },
};
