import type { Corners } from './corners';

type Corner = Corners[number];

/** Sides this close lie on each other: turning a polygon moves its corners by less. */
const NEAR_PX = 1e-6;
/** Sides that go on in one another share no stretch; what is shorter than this is a point. */
const STRETCH_MIN_PX = 1e-3;

/** One side of a polygon, from a corner to the next one, and how far it reaches along x. */
interface Side {
  readonly place: number;
  readonly from: Corner;
  readonly to: Corner;
  readonly left: number;
  readonly right: number;
}

/** Above 0 where the point lies to the right of the line as seen on a screen, below 0 to the left. */
function turn([ax, ay]: Corner, [bx, by]: Corner, [px, py]: Corner): number {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

function isSame([ax, ay]: Corner, [bx, by]: Corner): boolean {
  return ax === bx && ay === by;
}

/** A corner on the one before it makes no side. */
function withoutRepeats(corners: Corners): Corner[] {
  return corners.filter((corner, place) => {
    const before = corners.at(place - 1);
    return before === undefined || !isSame(corner, before);
  });
}

/** Both sides go on beyond the point they share, which is a corner of neither. */
function doCross(a: Side, b: Side): boolean {
  const [fromA, toA] = [turn(b.from, b.to, a.from), turn(b.from, b.to, a.to)];
  const [fromB, toB] = [turn(a.from, a.to, b.from), turn(a.from, a.to, b.to)];
  return fromA * toA < 0 && fromB * toB < 0;
}

/** Both sides lie on one line, and on each other along a stretch of it, whichever way they run. */
function doShareStretch({ from, to }: Side, b: Side): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const along = ([x, y]: Corner) => ((x - from[0]) * dx + (y - from[1]) * dy) / length;
  const [first, last] = [along(b.from), along(b.to)];
  const start = Math.max(0, Math.min(first, last));
  const end = Math.min(length, Math.max(first, last));
  if (end - start < STRETCH_MIN_PX) return false;
  const [beside, besideLast] = [turn(from, to, b.from) / length, turn(from, to, b.to) / length];
  const slope = (besideLast - beside) / (last - first);
  return [start, end].every((at) => Math.abs(beside + slope * (at - first)) <= NEAR_PX);
}

function isWithin({ from, to }: Side, [x, y]: Corner): boolean {
  return (
    x >= Math.min(from[0], to[0]) &&
    x <= Math.max(from[0], to[0]) &&
    y >= Math.min(from[1], to[1]) &&
    y <= Math.max(from[1], to[1])
  );
}

/** Whether the direction to `point` lies strictly between those to `from` and `to`, clockwise. */
function isBetween(at: Corner, from: Corner, to: Corner, point: Corner): boolean {
  const [afterFrom, beforeTo] = [turn(at, from, point) > 0, turn(at, point, to) > 0];
  return turn(at, from, to) > 0 ? afterFrom && beforeTo : afterFrom || beforeTo;
}

/**
 * Whether the outline that comes from `a` and goes on to `b` passes through the one between `c` and
 * `d` where both go through the point. They share no stretch of line there.
 */
function doPassThrough(at: Corner, [a, b]: [Corner, Corner], [c, d]: [Corner, Corner]): boolean {
  return isBetween(at, c, d, a) !== isBetween(at, c, d, b);
}

/** Whether a corner of the polygon lies on the side, or on its beginning, and the outlines cross. */
function doCrossAtCorner(corners: readonly Corner[], place: number, side: Side): boolean {
  const at = corners[place] as Corner;
  if (isSame(at, side.to) || turn(side.from, side.to, at) !== 0 || !isWithin(side, at))
    return false;
  const around = (index: number): [Corner, Corner] => [
    corners.at(index - 1) as Corner,
    corners[(index + 1) % corners.length] as Corner,
  ];
  const other: [Corner, Corner] = isSame(at, side.from) ? around(side.place) : [side.from, side.to];
  return doPassThrough(at, around(place), other);
}

/**
 * Returns whether the outline of a polygon passes through itself, or lies on itself along a stretch
 * of line: where it goes out and back over the same place, or one round shares a stretch with
 * another. Touching itself at a point is none of it. By a sweep along x, so that sides far apart
 * cost nothing.
 *
 * A polygon that crosses itself is kept, in the workbench, by the server and in every export: what
 * it covers is told by the even-odd rule wherever it is asked for (hit test, IoU, area, masks), no
 * exchange format forbids it, and refusing it would lose work that a person can still correct. The
 * workbench warns, because it is hardly ever meant.
 */
export function crossesItself(polygon: Corners): boolean {
  const corners = withoutRepeats(polygon);
  if (corners.length < 3) return false;
  const sides = corners.map((from, place): Side => {
    const to = corners[(place + 1) % corners.length] as Corner;
    return { place, from, to, left: Math.min(from[0], to[0]), right: Math.max(from[0], to[0]) };
  });
  sides.sort((a, b) => a.left - b.left);
  return sides.some((a, at) => {
    for (let next = at + 1; next < sides.length; next += 1) {
      const b = sides[next] as Side;
      if (b.left > a.right + NEAR_PX) return false;
      if (
        doShareStretch(a, b) ||
        doCross(a, b) ||
        doCrossAtCorner(corners, a.place, b) ||
        doCrossAtCorner(corners, b.place, a)
      ) {
        return true;
      }
    }
    return false;
  });
}
