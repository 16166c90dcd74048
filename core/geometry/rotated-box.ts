import { type Box, boxIou } from './box';

/** A box turned by `rotation` degrees clockwise about its centre; upright without it. */
export interface RotatedBox extends Box {
  rotation?: number;
}

type Point = readonly [x: number, y: number];

/** Returns whether the sides lie along the axes, whichever of the four right angles it is turned by. */
function isUpright({ rotation = 0 }: RotatedBox): boolean {
  return rotation % 90 === 0;
}

/** Returns the smallest upright box around a turned one; the box itself where it is not turned. */
export function enclosingBox(box: RotatedBox): Box {
  if ((box.rotation ?? 0) % 180 === 0) return box;
  const corners = cornersOf(box);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Returns area of the intersection over area of the union, 0–1, for boxes turned by any angle. */
export function rotatedIou(a: RotatedBox, b: RotatedBox): number {
  if (isUpright(a) && isUpright(b)) return boxIou(enclosingBox(a), enclosingBox(b));
  if (boxIou(enclosingBox(a), enclosingBox(b)) === 0) return 0;
  const intersection = areaOf(clip(cornersOf(a), cornersOf(b)));
  const union = a.width * a.height + b.width * b.height - intersection;
  return union <= 0 ? 0 : Math.min(1, intersection / union);
}

/** The four corners, clockwise as seen on a screen (y grows downwards). */
function cornersOf({ x, y, width, height, rotation = 0 }: RotatedBox): Point[] {
  const angle = (rotation * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const centreX = x + width / 2;
  const centreY = y + height / 2;
  const signs: Point[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  return signs.map(([signX, signY]) => {
    const dx = (signX * width) / 2;
    const dy = (signY * height) / 2;
    return [centreX + dx * cos - dy * sin, centreY + dx * sin + dy * cos];
  });
}

/** The part of one convex polygon inside another (Sutherland & Hodgman 1974). */
function clip(subject: Point[], window: Point[]): Point[] {
  let kept = subject;
  window.forEach((start, edge) => {
    const end = window[(edge + 1) % window.length] as Point;
    const side = ([x, y]: Point) =>
      (end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0]);
    const next: Point[] = [];
    kept.forEach((point, place) => {
      const following = kept[(place + 1) % kept.length] as Point;
      const here = side(point);
      const there = side(following);
      if (here >= 0) next.push(point);
      if (here * there < 0) {
        const share = here / (here - there);
        next.push([
          point[0] + share * (following[0] - point[0]),
          point[1] + share * (following[1] - point[1]),
        ]);
      }
    });
    kept = next;
  });
  return kept;
}

function areaOf(polygon: Point[]): number {
  let twice = 0;
  polygon.forEach(([x, y], place) => {
    const [nextX, nextY] = polygon[(place + 1) % polygon.length] as Point;
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}
