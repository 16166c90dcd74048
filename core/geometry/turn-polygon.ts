import type { Corners } from './corners';
import { crossesItself } from './self-crossing';

type Point = [x: number, y: number];

/** Thinner than this, in px, on the average, the middle of the area is left to rounding. */
const WIDTH_MIN_PX = 0.1;

function meanOf(corners: Corners): Point {
  const [x, y] = corners.reduce(([sumX, sumY], corner) => [sumX + corner[0], sumY + corner[1]], [
    0, 0,
  ] as Point);
  return [x / corners.length, y / corners.length];
}

/**
 * Returns what a polygon is turned about: the middle of its area, or of its corners where it crosses
 * itself or is all but a line. It turns along with the polygon, so that turning it on and on moves
 * it nowhere.
 */
export function polygonCentre(corners: Corners): Point {
  const mean = meanOf(corners);
  if (crossesItself(corners)) return mean;
  let [twice, x, y, length] = [0, 0, 0, 0];
  corners.forEach((corner, place) => {
    const next = corners[(place + 1) % corners.length] as Corners[number];
    const [ax, ay] = [corner[0] - mean[0], corner[1] - mean[1]];
    const [bx, by] = [next[0] - mean[0], next[1] - mean[1]];
    const part = ax * by - bx * ay;
    twice += part;
    x += (ax + bx) * part;
    y += (ay + by) * part;
    length += Math.hypot(bx - ax, by - ay);
  });
  if (Math.abs(twice) < WIDTH_MIN_PX * length) return mean;
  return [mean[0] + x / (3 * twice), mean[1] + y / (3 * twice)];
}

/** Returns the corners turned about a point by so many degrees, clockwise as seen on a screen. */
export function turnPolygon(
  corners: Corners,
  [centreX, centreY]: readonly [x: number, y: number],
  degrees: number,
): Point[] {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return corners.map(([x, y]) => {
    const [dx, dy] = [x - centreX, y - centreY];
    return [centreX + dx * cos - dy * sin, centreY + dx * sin + dy * cos];
  });
}
