import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredArea } from './covered-area';
import { evenOddOverlap } from './even-odd-overlap';
import { polygonArea, polygonIou } from './polygon-iou';
import { crossesItself } from './self-crossing';
import { turnPolygon } from './turn-polygon';

type Point = [number, number];

/** Corners in turn around a middle: never crossing, and convex where all radii are the same. */
const around = (radii: readonly number[]): Point[] =>
  radii.map((radius, index) => {
    const angle = (2 * Math.PI * index) / radii.length;
    return [100 + radius * Math.cos(angle), 100 + radius * Math.sin(angle)];
  });
const stars = fc
  .array(fc.integer({ min: 20, max: 90 }), { minLength: 3, maxLength: 30 })
  .map(around);
const turn = ([ax, ay]: Point, [bx, by]: Point, [px, py]: Point) =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
const px = fc.integer({ min: 0, max: 100_000 });
/** Corners of which no three lie on a line. */
const anywhere = fc
  .array(fc.tuple(px, px), { minLength: 3, maxLength: 12 })
  .filter((points) =>
    points.every((a, i) =>
      points
        .slice(i + 1)
        .every((b, j) => points.slice(i + j + 2).every((c) => turn(a, b, c) !== 0)),
    ),
  );
const side = fc.integer({ min: 0, max: 12 });
/** Corners that often lie on each other, and sides on each other. */
const onGrid = fc.array(fc.tuple(side, side), { minLength: 3, maxLength: 9 });

const BOW_TIE: Point[] = [
  [0, 0],
  [10, 10],
  [10, 0],
  [0, 10],
];

describe('crossesItself', () => {
  it('is false for any outline around a middle, and true with two neighbours swapped', () => {
    fc.assert(
      fc.property(stars, (star) => {
        expect(crossesItself(star)).toBe(false);
      }),
    );
    const count = fc.integer({ min: 4, max: 40 });
    fc.assert(
      fc.property(count, fc.nat(), (corners, pick) => {
        const convex = around(Array.from({ length: corners }, () => 50));
        const at = pick % (corners - 1);
        const [one, other] = [convex[at] as Point, convex[at + 1] as Point];
        expect(crossesItself(convex.with(at, other).with(at + 1, one))).toBe(true);
      }),
    );
  });

  it('is what comparing every side with every other says', () => {
    fc.assert(
      fc.property(anywhere, (points) => {
        const sides = points.map((from, index) => [from, points[(index + 1) % points.length]]);
        const isCrossed = sides.some(([a, b], first) =>
          sides.some(([c, d], second) => {
            if (second <= first + 1 || (first === 0 && second === sides.length - 1)) return false;
            const [p, q, r, s] = [a, b, c, d] as [Point, Point, Point, Point];
            return turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0;
          }),
        );
        expect(crossesItself(points)).toBe(isCrossed);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the first corner, the way round or the place', () => {
    fc.assert(
      fc.property(onGrid, fc.nat(), (points, shift) => {
        const start = shift % points.length;
        const turned = [...points.slice(start), ...points.slice(0, start)];
        const moved = points.map(([x, y]): Point => [y + 7, x - 3]);
        const isCrossed = crossesItself(points);
        expect(crossesItself(turned)).toBe(isCrossed);
        expect(crossesItself(turned.reverse())).toBe(isCrossed);
        expect(crossesItself(moved)).toBe(isCrossed);
      }),
    );
  });

  it('where it is false, the even-odd rule changes no area', () => {
    fc.assert(
      fc.property(anywhere, (points) => {
        fc.pre(!crossesItself(points));
        expect(evenOddOverlap(points, points).first).toBeCloseTo(polygonArea(points), 2);
      }),
    );
  });

  it('sees what crosses just at a corner, or at two corners in one place', () => {
    const atCorner: Point[] = [
      [0, 0],
      [5, 5],
      [10, 10],
      [10, 0],
      [0, 10],
    ];
    const throughBoth: Point[] = [
      [0, 0],
      [5, 5],
      [10, 10],
      [10, 0],
      [5, 5],
      [0, 10],
    ];
    for (const points of [BOW_TIE, atCorner, throughBoth]) expect(crossesItself(points)).toBe(true);
  });

  it('lets a polygon touch itself at a point', () => {
    const touching: Point[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [5, 0],
      [0, 10],
    ];
    const cornerOnCorner: Point[] = [
      [0, 0],
      [5, 5],
      [10, 0],
      [10, 10],
      [5, 5],
      [0, 10],
    ];
    const straightOn: Point[] = [
      [0, 0],
      [5, 0],
      [10, 0],
      [10, 10],
    ];
    for (const points of [touching, cornerOnCorner, straightOn]) {
      expect(crossesItself(points)).toBe(false);
    }
  });

  it('sees a side that goes back over another, a stretch that is gone over twice, and a seam', () => {
    const spike: Point[] = [
      [0, 0],
      [10, 0],
      [5, 0],
      [5, 8],
    ];
    const flat: Point[] = [
      [0, 0],
      [10, 0],
      [4, 0],
    ];
    const sameWay: Point[] = [
      [0, 0],
      [10, 0],
      [10, 5],
      [2, 5],
      [2, 0],
      [8, 0],
      [8, -5],
      [0, -5],
    ];
    const ring: Point[] = [
      [0, 0],
      [9, 0],
      [9, 9],
      [0, 9],
      [0, 0],
      [3, 3],
      [3, 6],
      [6, 6],
      [6, 3],
      [3, 3],
    ];
    for (const points of [spike, flat, sameWay, ring]) expect(crossesItself(points)).toBe(true);
    expect(coveredArea(ring)).toBeCloseTo(81 - 9, 9);
  });

  it('sees any stretch of 1 px and more that is gone over twice, however the polygon is turned', () => {
    const part = fc.double({ min: 0, max: 0.9, noNaN: true });
    const degrees = fc.integer({ min: -720, max: 720 });
    fc.assert(
      fc.property(
        fc.oneof(stars, anywhere),
        fc.nat(),
        part,
        degrees,
        px,
        (points, pick, share, angle, far) => {
          const at = pick % points.length;
          const [from, to, ...others] = [...points.slice(at), ...points.slice(0, at)] as [
            Point,
            Point,
            ...Point[],
          ];
          const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
          fc.pre((1 - share) * Math.hypot(dx, dy) >= 1);
          const goneBack = [from, to, [from[0] + share * dx, from[1] + share * dy], ...others];
          expect(crossesItself(goneBack as Point[])).toBe(true);
          expect(crossesItself(turnPolygon(goneBack as Point[], [far, -far], angle))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the same wherever the polygon lies and however it is turned', () => {
    fc.assert(
      fc.property(anywhere, px, fc.integer({ min: -720, max: 720 }), (points, far, angle) => {
        expect(crossesItself(turnPolygon(points, [far, -far], angle))).toBe(crossesItself(points));
      }),
      { numRuns: 500 },
    );
  });

  it('is quick for outlines of 2,000 corners', () => {
    const outline = around(Array.from({ length: 2000 }, (_, index) => 60 + 20 * (index % 2)));
    expect(crossesItself(outline)).toBe(false);
    expect(crossesItself(outline.with(0, [-200, 100]).with(1000, [400, 101]))).toBe(true);
  });
});

describe('evenOddOverlap', () => {
  it('is what the pixels say, to the size of a pixel', () => {
    const isInside = (points: readonly Point[], x: number, y: number) =>
      points.filter(([x1, y1], index) => {
        const [x2, y2] = points[(index + 1) % points.length] as Point;
        return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
      }).length %
        2 ===
      1;
    fc.assert(
      fc.property(onGrid, onGrid, (a, b) => {
        const step = 0.1;
        let [first, second, shared] = [0, 0, 0];
        for (let x = step / 2; x < 12; x += step) {
          for (let y = step / 2; y < 12; y += step) {
            const [inA, inB] = [isInside(a, x, y), isInside(b, x, y)];
            if (inA) first += step ** 2;
            if (inB) second += step ** 2;
            if (inA && inB) shared += step ** 2;
          }
        }
        const overlap = evenOddOverlap(a, b);
        const lengthOf = (points: readonly Point[]) =>
          points.reduce((sum, [x, y], index) => {
            const [toX, toY] = points[(index + 1) % points.length] as Point;
            return sum + Math.hypot(toX - x, toY - y);
          }, 0);
        const slack = step * (lengthOf(a) + lengthOf(b));
        expect(Math.abs(overlap.first - first)).toBeLessThanOrEqual(slack);
        expect(Math.abs(overlap.second - second)).toBeLessThanOrEqual(slack);
        expect(Math.abs(overlap.shared - shared)).toBeLessThanOrEqual(slack);
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with the shoelace and with clipping where nothing crosses', () => {
    fc.assert(
      fc.property(stars, stars, (a, b) => {
        const { first, second, shared } = evenOddOverlap(a, b);
        expect(first).toBeCloseTo(polygonArea(a), 5);
        expect(shared / (first + second - shared)).toBeCloseTo(polygonIou(a, b), 6);
      }),
    );
  });

  it('takes bounded time for two outlines of 2,000 corners that cross themselves all over', () => {
    const knot = (seed: number) =>
      Array.from(
        { length: 2000 },
        (_, index): Point => [
          500 + 500 * Math.sin(index * (7.31 + seed)),
          500 + 500 * Math.sin(index * (3.97 + seed)),
        ],
      );
    const began = performance.now();
    const iou = polygonIou(knot(0), knot(0.1));
    expect(iou).toBeGreaterThan(0.2);
    expect(iou).toBeLessThan(0.5);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('coveredArea', () => {
  it('of a polygon that crosses itself goes by the even-odd rule', () => {
    expect(polygonArea(BOW_TIE)).toBe(0);
    expect(coveredArea(BOW_TIE)).toBeCloseTo(50, 9);
    const pentagram = [0, 2, 4, 1, 3].map((place) => around([50, 50, 50, 50, 50])[place] as Point);
    const inner = 50 * (Math.cos((2 * Math.PI) / 5) / Math.cos(Math.PI / 5));
    const core = 2.5 * inner ** 2 * Math.sin((2 * Math.PI) / 5);
    expect(coveredArea(pentagram)).toBeCloseTo(polygonArea(pentagram) - 2 * core, 4);
    expect(polygonIou(pentagram, pentagram)).toBe(1);
  });

  it('of any other is the shoelace area, exactly', () => {
    fc.assert(
      fc.property(stars, (star) => {
        expect(coveredArea(star)).toBe(polygonArea(star));
      }),
    );
  });
});
