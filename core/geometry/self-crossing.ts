import type { Corners } from './corners';

type Corner = Corners[number];

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
 * `d` where both go through the point; not where they share a stretch of line there.
 */
function doPassThrough(at: Corner, [a, b]: [Corner, Corner], [c, d]: [Corner, Corner]): boolean {
  const doShare = [a, b].some((mine) =>
    [c, d].some((other) => turn(at, mine, other) === 0 && isAhead(at, mine, other)),
  );
  if (doShare) return false;
  return isBetween(at, c, d, a) !== isBetween(at, c, d, b);
}

function isAhead(at: Corner, a: Corner, b: Corner): boolean {
  return (a[0] - at[0]) * (b[0] - at[0]) + (a[1] - at[1]) * (b[1] - at[1]) > 0;
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
 * Returns whether the outline of a polygon passes through itself. Touching itself, at a point or
 * along a line, is none of it: so a ring can be drawn as one outline with a seam. By a sweep along
 * x, so that sides far apart cost nothing.
 *
 * A polygon that crosses itself is kept, in the workbench, by the server and in every export: what
 * it covers is told by the even-odd rule wherever it is asked for (hit test, IoU, area, masks), no
 * exchange format forbids it, and refusing it would lose work that a person can still correct. The
 * workbench warns, because it is hardly ever meant.
 */
export function crossesItself(polygon: Corners): boolean {
  const corners = withoutRepeats(polygon);
  if (corners.length < 4) return false;
  const sides = corners.map((from, place): Side => {
    const to = corners[(place + 1) % corners.length] as Corner;
    return { place, from, to, left: Math.min(from[0], to[0]), right: Math.max(from[0], to[0]) };
  });
  sides.sort((a, b) => a.left - b.left);
  return sides.some((a, at) => {
    for (let next = at + 1; next < sides.length; next += 1) {
      const b = sides[next] as Side;
      if (b.left > a.right) return false;
      if (
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
