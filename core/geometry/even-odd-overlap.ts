import type { Corners } from './corners';

/** Areas in square px: of each polygon alone and of what both cover. */
interface EvenOddOverlap {
  first: number;
  second: number;
  shared: number;
}

interface Side {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Beyond so many strips they are taken equally wide, and areas lose some digits. */
const STRIPS_MAX = 5_000;

/** The sides from left to right, but for upright ones, which bound no strip above or below. */
function sidesOf(corners: Corners): Side[] {
  return corners.flatMap(([x1, y1], place) => {
    const [x2, y2] = corners[(place + 1) % corners.length] as Corners[number];
    if (x1 === x2) return [];
    return [x1 < x2 ? { x1, y1, x2, y2 } : { x1: x2, y1: y2, x2: x1, y2: y1 }];
  });
}

function heightAt({ x1, y1, x2, y2 }: Side, x: number): number {
  return y1 + ((x - x1) * (y2 - y1)) / (x2 - x1);
}

/** Where sides begin, end or cross, from left to right; or as many places at equal distances. */
function stripEdges(sides: readonly Side[]): number[] {
  const sorted = sides.toSorted((a, b) => a.x1 - b.x1);
  const edges = new Set(sorted.flatMap(({ x1, x2 }) => [x1, x2]));
  const [left, right] = [Math.min(...edges), Math.max(...edges)];
  for (const [at, a] of sorted.entries()) {
    for (let next = at + 1; next < sorted.length; next += 1) {
      const b = sorted[next] as Side;
      if (b.x1 >= a.x2) break;
      const end = Math.min(a.x2, b.x2);
      const [before, after] = [
        heightAt(a, b.x1) - heightAt(b, b.x1),
        heightAt(a, end) - heightAt(b, end),
      ];
      if (before * after < 0) edges.add(b.x1 + (before / (before - after)) * (end - b.x1));
    }
    if (edges.size > STRIPS_MAX) {
      const width = (right - left) / STRIPS_MAX;
      return Array.from({ length: STRIPS_MAX + 1 }, (_, index) => left + index * width);
    }
  }
  return [...edges].sort((a, b) => a - b);
}

/** Where the upright line at `x` goes in and out of a polygon, in turn. */
function passagesAt(sides: readonly Side[], x: number): number[] {
  const ys: number[] = [];
  for (const side of sides) if (side.x1 <= x && x < side.x2) ys.push(heightAt(side, x));
  return ys.sort((a, b) => a - b);
}

function lengthOf(passages: readonly number[]): number {
  return passages.reduce((sum, y, place) => (place % 2 === 0 ? sum - y : sum + y), 0);
}

function sharedLength(a: readonly number[], b: readonly number[]): number {
  let [length, inA, inB, last] = [0, 0, 0, 0];
  for (let total = 0; total < a.length + b.length; total += 1) {
    const isA = (a[inA] ?? Infinity) <= (b[inB] ?? Infinity);
    const y = (isA ? a[inA] : b[inB]) as number;
    if (inA % 2 === 1 && inB % 2 === 1) length += y - last;
    last = y;
    if (isA) inA += 1;
    else inB += 1;
  }
  return length;
}

/**
 * Returns what two polygons cover, alone and together, where the even-odd rule tells inside from
 * outside: exactly, strip by strip between the places where sides begin, end or cross. For polygons
 * that cross themselves; the time is bounded however often they do.
 */
export function evenOddOverlap(a: Corners, b: Corners): EvenOddOverlap {
  const [sidesA, sidesB] = [sidesOf(a), sidesOf(b)];
  const edges = stripEdges([...sidesA, ...sidesB]);
  const overlap = { first: 0, second: 0, shared: 0 };
  edges.forEach((left, place) => {
    const width = (edges[place + 1] ?? left) - left;
    if (width <= 0) return;
    const x = left + width / 2;
    const [ysA, ysB] = [passagesAt(sidesA, x), passagesAt(sidesB, x)];
    overlap.first += width * lengthOf(ysA);
    overlap.second += width * lengthOf(ysB);
    overlap.shared += width * sharedLength(ysA, ysB);
  });
  return overlap;
}
