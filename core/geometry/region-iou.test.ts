import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIou } from './box';
import { findOverlaps } from './find-overlaps';
import { polygonArea, polygonIou } from './polygon-iou';
import { comparePlaces, type Place, placeBounds, regionIou } from './region-iou';
import { spanIou } from './span-iou';

type Point = [number, number];

const square = (x: number, y: number, side: number): Point[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

const side = fc.integer({ min: 0, max: 30 });
/** Corners anywhere: they may lie on each other, on a line, or cross. */
const corners = fc.array(fc.tuple(side, side), { minLength: 3, maxLength: 9 });
/** Simple ones: corners in turn around a middle. */
const simple = fc
  .tuple(
    fc.array(fc.double({ min: 2, max: 12, noNaN: true }), { minLength: 3, maxLength: 20 }),
    fc.double({ min: 0, max: 20, noNaN: true }),
  )
  .map(([radii, shift]) =>
    radii.map((radius, index): Point => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [shift + 15 + radius * Math.cos(angle), 15 + radius * Math.sin(angle)];
    }),
  );
const stretch = fc
  .tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));

const place: fc.Arbitrary<Place> = fc.oneof(
  simple.map((points) => ({ kind: 'polygon' as const, points })),
  stretch.map((span) => ({ kind: 'span' as const, ...span })),
  fc.record({
    kind: fc.constant('box' as const),
    x: side,
    y: side,
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
    rotation: fc.constantFrom(0, 30, 90),
  }),
);

describe('polygonArea', () => {
  it('is the shoelace area whichever way the corners run', () => {
    expect(polygonArea(square(3, 4, 5))).toBe(25);
    expect(polygonArea(square(3, 4, 5).reverse())).toBe(25);
    expect(
      polygonArea([
        [0, 0],
        [4, 4],
        [8, 8],
      ]),
    ).toBe(0);
  });
});

describe('polygonIou', () => {
  it('of upright squares is that of boxes', () => {
    fc.assert(
      fc.property(side, side, side, side, (x, y, otherX, otherY) => {
        const box = (left: number, top: number) => ({ x: left, y: top, width: 9, height: 9 });
        expect(polygonIou(square(x, y, 9), square(otherX, otherY, 9))).toBeCloseTo(
          boxIou(box(x, y), box(otherX, otherY)),
          9,
        );
      }),
    );
  });

  it('counts what a concave polygon really covers', () => {
    // A U of 28 square px, and the 6 × 4 of its gap.
    const u: Point[] = [
      [0, 0],
      [2, 0],
      [2, 4],
      [8, 4],
      [8, 0],
      [10, 0],
      [10, 6],
      [0, 6],
    ];
    const gap: Point[] = [
      [2, 0],
      [8, 0],
      [8, 4],
      [2, 4],
    ];
    expect(polygonIou(u, gap)).toBe(0);
    expect(polygonIou(u, square(0, 0, 6))).toBeCloseTo((12 + 2 * 4) / (36 + 16), 12);
  });

  it('lies within 0 and 1 and is symmetric, whatever the corners are', () => {
    fc.assert(
      fc.property(corners, corners, (a, b) => {
        const iou = polygonIou(a, b);
        expect(iou).toBeGreaterThanOrEqual(0);
        expect(iou).toBeLessThanOrEqual(1);
        expect(polygonIou(b, a)).toBeCloseTo(iou, 4);
      }),
    );
  });

  it('of a simple polygon with itself is 1, from any corner and either way round', () => {
    fc.assert(
      fc.property(simple, fc.nat(), (points, turn) => {
        const start = turn % points.length;
        const turned = [...points.slice(start), ...points.slice(0, start)];
        expect(polygonIou(points, turned)).toBeCloseTo(1, 6);
        expect(polygonIou(points, turned.reverse())).toBeCloseTo(1, 6);
      }),
    );
  });

  it('finds its way where edges lie on each other', () => {
    const sliver: Point[] = [
      [2, 2],
      [10, 6],
      [6, 4],
    ];
    const knot: Point[] = [
      [10, 8],
      [1, 1],
      [4, 2],
      [7, 7],
      [7, 7],
      [1, 1],
    ];
    expect(polygonIou(sliver, knot)).toBeCloseTo(0, 4);
    expect(polygonIou(sliver, sliver)).toBeCloseTo(0, 4);
  });

  it('takes outlines of 2,000 corners', () => {
    const outline = (phase: number) =>
      Array.from({ length: 2000 }, (_, index): Point => {
        const angle = (2 * Math.PI * index) / 2000;
        const radius = 300 + 20 * Math.sin(40 * angle + phase);
        return [500 + radius * Math.cos(angle), 500 + radius * Math.sin(angle)];
      });
    expect(polygonIou(outline(0), outline(1))).toBeGreaterThan(0.8);
  });
});

describe('spanIou', () => {
  it('is the shared length over the whole one', () => {
    expect(spanIou({ start: 0, end: 4 }, { start: 2, end: 8 })).toBe(0.25);
    expect(spanIou({ start: 0, end: 4 }, { start: 4, end: 8 })).toBe(0);
    expect(spanIou({ start: 0, end: 4 }, { start: 6, end: 8 })).toBe(0);
  });

  it('lies within 0 and 1, is symmetric, and 1 for the same span alone', () => {
    fc.assert(
      fc.property(stretch, stretch, (a, b) => {
        const iou = spanIou(a, b);
        expect(iou).toBeGreaterThanOrEqual(0);
        expect(iou).toBe(spanIou(b, a));
        expect(iou === 1).toBe(a.start === b.start && a.end === b.end);
      }),
    );
  });
});

describe('regionIou', () => {
  it('is symmetric, 1 for the same region, and 0 across kinds and where bounds are apart', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const iou = regionIou(a, b);
        expect(regionIou(b, a)).toBeCloseTo(iou, 6);
        expect(regionIou(a, a)).toBeCloseTo(1, 6);
        if (a.kind !== b.kind) expect(iou).toBe(0);
        if (boxIou(placeBounds(a), placeBounds(b)) === 0) expect(iou).toBe(0);
      }),
    );
  });

  it('puts places in one order: 0 for the same one only', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(Math.sign(comparePlaces(a, b))).toBe(-Math.sign(comparePlaces(b, a)) + 0);
        expect(comparePlaces(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('finds overlaps of every kind in one sweep', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 10 }), (places) => {
        const found = findOverlaps(places, () => true).map(({ first, second }) => [first, second]);
        const wanted = places.flatMap((a, first) =>
          places.flatMap((b, second) =>
            first < second && regionIou(a, b) > 0 ? [[first, second]] : [],
          ),
        );
        expect(found.map(String).sort()).toEqual(wanted.map(String).sort());
      }),
      { numRuns: 50 },
    );
  });
});
