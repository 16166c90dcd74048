import { POLYGON_POINTS_MAX } from '@/core/annotation';
import type { Box } from '@/core/geometry/box';
import { crossesItself } from '@/core/geometry/self-crossing';
import { polygonCentre, turnPolygon } from '@/core/geometry/turn-polygon';
import type { RegionRecord } from '../records';
import { type ImagePoint, type ImageSize, imagePoint, roundPx } from '../units';
import { type Handle, ROTATE_DISTANCE_PX, rotateHandle, type Shape } from './shape';

/** The record of a polygon. */
export type PolygonRecord = Extract<RegionRecord, { kind: 'polygon' }>;

type Points = PolygonRecord['points'];

function boundsOf({ points }: PolygonRecord): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Calls back with each side of the polygon, from corner `index` to the next one. */
function eachSide(
  points: Points,
  visit: (from: Points[number], to: Points[number], index: number) => void,
): void {
  points.forEach((from, index) => {
    const to = points[(index + 1) % points.length];
    if (to !== undefined) visit(from, to, index);
  });
}

/** Twice the shoelace sum is avoided: half of its absolute value is the area in square px. */
function areaOf({ points }: PolygonRecord): number {
  let sum = 0;
  eachSide(points, ([x1, y1], [x2, y2]) => {
    sum += x1 * y2 - x2 * y1;
  });
  return Math.abs(sum) / 2;
}

function isInside({ points }: PolygonRecord, { x, y }: ImagePoint): boolean {
  let isOdd = false;
  eachSide(points, ([x1, y1], [x2, y2]) => {
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isOdd = !isOdd;
  });
  return isOdd;
}

function placed(x: number, y: number, image: ImageSize): Points[number] {
  const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value));
  return [roundPx(clamp(x, image.widthPx)), roundPx(clamp(y, image.heightPx))];
}

/**
 * Cuts along one edge of the image after the other (Sutherland & Hodgman 1974); what falls apart
 * stays joined along the edge. `axis` is 0 for x and 1 for y, `side` −1 where less is inside.
 */
function cutAlong(points: Points, axis: 0 | 1, limit: number, side: -1 | 1): Points {
  const kept: [number, number][] = [];
  const depth = (corner: Points[number]) => (corner[axis] - limit) * side;
  eachSide(points, (from, to) => {
    const [here, there] = [depth(from), depth(to)];
    if (here >= 0) kept.push([...from]);
    if (here * there < 0) {
      const share = here / (here - there);
      const cross = (index: 0 | 1) => from[index] + share * (to[index] - from[index]);
      kept.push(axis === 0 ? [limit, roundPx(cross(1))] : [roundPx(cross(0)), limit]);
    }
  });
  return kept;
}

function cutToImage(points: Points, { widthPx, heightPx }: ImageSize): Points {
  let kept = cutAlong(points, 0, 0, 1);
  kept = cutAlong(kept, 0, widthPx, -1);
  kept = cutAlong(kept, 1, 0, 1);
  return cutAlong(kept, 1, heightPx, -1);
}

/** By how much an interval must move to lie between 0 and `max`; null where it is longer. */
function wayInto(start: number, length: number, max: number): number | null {
  if (length > max) return null;
  return Math.max(0, -start) + Math.min(0, max - start - length);
}

/** Turned and moved back into the image as a whole; null where it does not fit into it. */
function turnedWithin(polygon: PolygonRecord, degrees: number, image: ImageSize) {
  const turned = turnPolygon(polygon.points, polygonCentre(polygon.points), degrees);
  const { x, y, width, height } = boundsOf({ ...polygon, points: turned });
  const dx = wayInto(x, width, image.widthPx);
  const dy = wayInto(y, height, image.heightPx);
  if (dx === null || dy === null) return null;
  return turned.map(([left, top]) => placed(left + dx, top + dy, image));
}

/** A handle's name: `corner-2` is the third corner, `side-2` the middle of the side after it. */
const HANDLE = /^(corner|side)-(\d+)$/;

/** The handle of the corner at this place. */
export function cornerHandleId(index: number): string {
  return `corner-${index}`;
}

const CORNERS_MIN = 3;

/** How polygons are hit, moved, reshaped and packed; dragging the middle of a side adds a corner. */
export const polygonShape: Shape<PolygonRecord> = {
  kind: 'polygon',
  stride: null,
  bounds: boundsOf,
  area: areaOf,
  contains: isInside,

  handles(polygon, { scale, image }): Handle[] {
    const { points } = polygon;
    const corners = points.map(
      ([x, y], index): Handle => ({
        id: cornerHandleId(index),
        at: imagePoint(x, y),
        cursor: 'move',
      }),
    );
    const sides: Handle[] = [];
    eachSide(points, ([x1, y1], [x2, y2], index) => {
      const at = imagePoint((x1 + x2) / 2, (y1 + y2) / 2);
      sides.push({ id: `side-${index}`, at, cursor: 'move' });
    });
    const { x, y, width, height } = boundsOf(polygon);
    const [middle, gap] = [x + width / 2, ROTATE_DISTANCE_PX / scale];
    const [above, below] = [imagePoint(middle, y - gap), imagePoint(middle, y + height + gap)];
    return [...corners, ...sides, rotateHandle([above, below, imagePoint(middle, y + gap)], image)];
  },

  move: (polygon, dx, dy) => ({
    ...polygon,
    points: polygon.points.map(([x, y]) => [roundPx(x + dx), roundPx(y + dy)]),
  }),

  resize(polygon, handleId, from, to, image) {
    const [, part, digits] = HANDLE.exec(handleId) ?? [];
    const index = Number(digits);
    const corner = polygon.points[index];
    if (part === undefined || corner === undefined || (from.x === to.x && from.y === to.y)) {
      return polygon;
    }
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    if (part === 'corner') {
      const moved = placed(corner[0] + dx, corner[1] + dy, image);
      return { ...polygon, points: polygon.points.with(index, moved) };
    }
    if (polygon.points.length >= POLYGON_POINTS_MAX) return polygon;
    const points = polygon.points.toSpliced(index + 1, 0, placed(to.x, to.y, image));
    return { ...polygon, points };
  },

  centre: ({ points }) => imagePoint(...polygonCentre(points)),

  rotate(polygon, degrees, image, stepDegrees) {
    const by =
      stepDegrees === undefined ? degrees : Math.round(degrees / stepDegrees) * stepDegrees;
    const points = by % 360 === 0 ? null : turnedWithin(polygon, by, image);
    return points === null ? polygon : { ...polygon, points };
  },

  align(polygon, image) {
    const points = polygon.points.map(([x, y]) => placed(Math.round(x), Math.round(y), image));
    const isSame = points.every(([x, y], index) => {
      const corner = polygon.points[index];
      return corner?.[0] === x && corner[1] === y;
    });
    return isSame ? polygon : { ...polygon, points };
  },

  fit(polygon, image) {
    const points = cutToImage(polygon.points, image);
    return points.length < CORNERS_MIN ? null : { ...polygon, points };
  },

  withCorner(polygon, index) {
    const { points } = polygon;
    const [from, to] = [points[index], points[(index + 1) % points.length]];
    if (from === undefined || to === undefined || points.length >= POLYGON_POINTS_MAX) return null;
    const middle = [roundPx((from[0] + to[0]) / 2), roundPx((from[1] + to[1]) / 2)] as const;
    return { ...polygon, points: points.toSpliced(index + 1, 0, [...middle]) };
  },

  withoutCorner(polygon, handleId) {
    const [, part, digits] = HANDLE.exec(handleId) ?? [];
    if (part !== 'corner' || polygon.points.length <= CORNERS_MIN) return null;
    return { ...polygon, points: polygon.points.toSpliced(Number(digits), 1) };
  },

  numbers(polygon) {
    const { x, y } = boundsOf(polygon);
    return { x, y };
  },

  corners: ({ points }) => points,
  isCrossed: ({ points }) => crossesItself(points),

  /** For each polygon the number of its corners, then their x and y. */
  pack(polygons) {
    const length = polygons.reduce((sum, { points }) => sum + 1 + 2 * points.length, 0);
    const packed = new Float64Array(length);
    let at = 0;
    for (const { points } of polygons) {
      packed[at++] = points.length;
      for (const [x, y] of points) {
        packed[at++] = x;
        packed[at++] = y;
      }
    }
    return packed;
  },
};
