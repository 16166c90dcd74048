import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonArea, polygonIou } from './polygon-iou';
import { polygonCentre, turnPolygon } from './turn-polygon';

type Point = [number, number];

const stars = fc
  .array(fc.integer({ min: 20, max: 90 }), { minLength: 3, maxLength: 30 })
  .map((radii) =>
    radii.map((radius, index): Point => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [300 + radius * Math.cos(angle), 200 + radius * Math.sin(angle)];
    }),
  );
const side = fc.integer({ min: 0, max: 30 });
const anyhow = fc.array(fc.tuple(side, side), { minLength: 3, maxLength: 9 });
const degrees = fc.double({ min: -720, max: 720, noNaN: true });

describe('turning a polygon', () => {
  it('leaves its centre where it is, and keeps its area', () => {
    fc.assert(
      fc.property(stars, degrees, (star, by) => {
        const centre = polygonCentre(star);
        const turned = turnPolygon(star, centre, by);
        const [x, y] = polygonCentre(turned);
        expect(x).toBeCloseTo(centre[0], 6);
        expect(y).toBeCloseTo(centre[1], 6);
        expect(polygonArea(turned)).toBeCloseTo(polygonArea(star), 5);
      }),
    );
  });

  it('there and back, or once round, gives it back', () => {
    fc.assert(
      fc.property(anyhow, degrees, (points, by) => {
        const centre = polygonCentre(points);
        const back = turnPolygon(turnPolygon(points, centre, by), centre, 360 - by);
        back.forEach(([x, y], index) => {
          expect(x).toBeCloseTo(points[index]?.[0] ?? Number.NaN, 6);
          expect(y).toBeCloseTo(points[index]?.[1] ?? Number.NaN, 6);
        });
      }),
    );
  });

  it('goes clockwise as seen on a screen', () => {
    const [[x, y] = [0, 0]] = turnPolygon([[10, 0]], [0, 0], 90);
    expect([x, y].map(Math.round)).toEqual([0, 10]);
  });

  it('is about the middle of the area, wherever corners are many', () => {
    const square: Point[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      ...Array.from({ length: 9 }, (_, index) => [9 - index, 10] as Point),
      [0, 10],
    ];
    const [x, y] = polygonCentre(square);
    expect(x).toBeCloseTo(5, 9);
    expect(y).toBeCloseTo(5, 9);
    expect(polygonIou(square, turnPolygon(square, [x, y], 90))).toBeCloseTo(1, 6);
  });

  it('has a centre among the corners of whatever crosses itself or is flat', () => {
    fc.assert(
      fc.property(anyhow, (points) => {
        for (const axis of [0, 1] as const) {
          const values = points.map((point) => point[axis]);
          const value = polygonCentre(points)[axis];
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
    );
  });
});
