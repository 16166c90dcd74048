import polygonClipping, { type MultiPolygon, type Ring } from 'polygon-clipping';
import type { Corners } from './corners';
import { evenOddOverlap } from './even-odd-overlap';
import { crossesItself } from './self-crossing';

/** Signed shoelace area: positive where the corners run clockwise as seen on a screen. */
function signedArea(corners: Corners): number {
  let twice = 0;
  corners.forEach(([x, y], place) => {
    const [nextX, nextY] = corners[(place + 1) % corners.length] as Corners[number];
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}

/** Returns the area of a simple polygon by the shoelace formula, in square px; 0 for a flat one. */
export function polygonArea(corners: Corners): number {
  return Math.abs(signedArea(corners));
}

function areaOf(shape: MultiPolygon): number {
  let area = 0;
  for (const [outline, ...holes] of shape) {
    area += polygonArea(outline as Ring);
    for (const hole of holes) area -= polygonArea(hole);
  }
  return area;
}

const JITTERS_MAX = 3;

/** Moves each corner by up to `step` px, always in the same way for its place. */
function jitter(corners: Corners, step: number): Ring {
  return corners.map(([x, y], place) => [
    x + step * Math.sin(12.9898 * (place + 1)),
    y + step * Math.sin(78.233 * (place + 1)),
  ]);
}

/**
 * Clips, and again with corners moved by 10⁻⁶ px and more where the sweep loses its way among
 * edges that all but touch.
 */
function clip(operation: 'intersection' | 'union', a: Corners, b: Corners): MultiPolygon {
  for (let attempt = 0; ; attempt += 1) {
    const step = attempt === 0 ? 0 : 10 ** (attempt - 7);
    try {
      return polygonClipping[operation]([jitter(a, step)], [jitter(b, step * 0.7)]);
    } catch (cause) {
      if (attempt === JITTERS_MAX) throw cause;
    }
  }
}

function isApart(a: Corners, b: Corners): boolean {
  const [left, top, right, bottom] = edgesOf(a);
  const [otherLeft, otherTop, otherRight, otherBottom] = edgesOf(b);
  return left >= otherRight || otherLeft >= right || top >= otherBottom || otherTop >= bottom;
}

function edgesOf(corners: Corners): [left: number, top: number, right: number, bottom: number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of corners) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

/**
 * Returns area of the intersection over area of the union, 0–1; what a polygon that crosses itself
 * covers is told by the even-odd rule; 0 for two without area.
 */
export function polygonIou(a: Corners, b: Corners): number {
  if (isApart(a, b)) return 0;
  if (crossesItself(a) || crossesItself(b)) {
    // polygon-clipping would take what such an outline winds round twice for covered
    const { first, second, shared } = evenOddOverlap(a, b);
    return shared <= 0 ? 0 : Math.min(1, shared / (first + second - shared));
  }
  const intersection = areaOf(clip('intersection', a, b));
  const union = areaOf(clip('union', a, b));
  return union <= 0 ? 0 : Math.min(1, intersection / union);
}
