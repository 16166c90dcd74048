import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PolygonRegionSchema } from '../annotation';
import { regionRle } from './region-rle';

type Point = [number, number];

const polygon = (points: Point[]) =>
  PolygonRegionSchema.parse({ kind: 'polygon', classId: 0, points });

/** The mask, column by column, as the runs say. */
function decode(counts: readonly number[]): number[] {
  return counts.flatMap((count, at) => new Array<number>(count).fill(at % 2));
}

/** Whether a pixel's centre lies inside, by counting edges on the way up. */
function isInside(points: readonly Point[], x: number, y: number): boolean {
  let isOdd = false;
  points.forEach(([x1, y1], index) => {
    const [x2, y2] = points[(index + 1) % points.length] as Point;
    if (x1 > x !== x2 > x && y1 + ((x - x1) * (y2 - y1)) / (x2 - x1) <= y) isOdd = !isOdd;
  });
  return isOdd;
}

describe('regionRle', () => {
  it('runs down the columns, the pixels outside first', () => {
    const square: Point[] = [
      [1, 1],
      [3, 1],
      [3, 3],
      [1, 3],
    ];
    expect(regionRle(polygon(square), 4, 4)).toEqual({ counts: [5, 2, 2, 2, 5], size: [4, 4] });
    const whole: Point[] = [
      [0, 0],
      [2, 0],
      [2, 3],
      [0, 3],
    ];
    expect(regionRle(polygon(whole), 2, 3)).toEqual({ counts: [0, 6], size: [3, 2] });
    expect(regionRle(polygon(whole.map(([x, y]) => [x + 9, y])), 2, 3).counts).toEqual([6]);
  });

  it('holds exactly the pixels whose centres lie inside, whatever the corners are', () => {
    const side = fc.double({ min: -4, max: 16, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(side, side), { minLength: 3, maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (points, width, height) => {
          const { counts } = regionRle(polygon(points), width, height);
          const wanted = Array.from({ length: width * height }, (_, at) =>
            Number(isInside(points, Math.floor(at / height) + 0.5, (at % height) + 0.5)),
          );
          expect(decode(counts)).toEqual(wanted);
          expect(counts.slice(1).every((count) => count > 0)).toBe(true);
        },
      ),
    );
  });
});
