import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RegionId, toRecord } from '../records';
import { imagePoint } from '../units';
import { type PolygonRecord, polygonShape } from './polygon-shape';

const image = { widthPx: 640, heightPx: 480 };
const view = { scale: 1, image };

type Corners = [number, number][];

function make(points: Corners): PolygonRecord {
  const region = {
    kind: 'polygon' as const,
    classId: 0,
    attributes: {},
    origin: 'manual' as const,
  };
  return toRecord({ ...region, points }, { id: 'rgn_a' as RegionId, z: 0 });
}

const inside = fc.tuple(fc.integer({ min: 0, max: 640 }), fc.integer({ min: 0, max: 480 }));
const anywhere = fc.tuple(
  fc.double({ min: -900, max: 900, noNaN: true }),
  fc.double({ min: -900, max: 900, noNaN: true }),
);
const polygons = fc.array(inside, { minLength: 3, maxLength: 12 }).map(make);
/** Corners in the order of their angle about the centre: a polygon that never crosses itself. */
const stars = fc
  .array(fc.integer({ min: 20, max: 200 }), { minLength: 3, maxLength: 12 })
  .map((radii) =>
    make(
      radii.map((radius, index) => {
        const angle = (2 * Math.PI * index) / radii.length;
        return [320 + radius * Math.cos(angle), 240 + radius * Math.sin(angle)];
      }),
    ),
  );

const expectInImage = ({ points }: PolygonRecord) => {
  for (const [x, y] of points) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(640);
    expect(y).toBeLessThanOrEqual(480);
  }
};

describe('polygonShape', () => {
  it('has the area of what it covers, whichever way round its corners run', () => {
    const points: Corners = [
      [0, 0],
      [100, 0],
      [100, 50],
      [50, 50],
      [50, 100],
      [0, 100],
    ];
    expect(polygonShape.area(make(points))).toBe(7500);
    expect(polygonShape.area(make(points.toReversed()))).toBe(7500);
  });

  it('keeps its area and its shape wherever it is moved', () => {
    fc.assert(
      fc.property(polygons, inside, (polygon, [dx, dy]) => {
        const moved = polygonShape.move(polygon, dx, -dy);
        expect(polygonShape.area(moved)).toBeCloseTo(polygonShape.area(polygon), 3);
        expect(polygonShape.move(moved, -dx, dy)).toEqual(polygon);
        const [before, after] = [polygonShape.bounds(polygon), polygonShape.bounds(moved)];
        expect(after.x - before.x).toBeCloseTo(dx, 6);
        expect(after.width).toBeCloseTo(before.width, 6);
      }),
    );
  });

  it('contains only what lies in its bounds, and what it covers moves along', () => {
    fc.assert(
      fc.property(polygons, anywhere, (polygon, [x, y]) => {
        const isIn = polygonShape.contains(polygon, imagePoint(x, y));
        const bounds = polygonShape.bounds(polygon);
        const isInBounds =
          x >= bounds.x &&
          y >= bounds.y &&
          x <= bounds.x + bounds.width &&
          y <= bounds.y + bounds.height;
        if (isIn) expect(isInBounds).toBe(true);
        // on the outline itself rounding may decide
        const isClear = [-1e-6, 1e-6].every(
          (dx) => polygonShape.contains(polygon, imagePoint(x + dx, y)) === isIn,
        );
        fc.pre(isClear);
        const moved = polygonShape.move(polygon, 64, 32);
        expect(polygonShape.contains(moved, imagePoint(x + 64, y + 32))).toBe(isIn);
      }),
    );
  });

  it('a star contains its centre, and covers what its triangles about it cover', () => {
    fc.assert(
      fc.property(stars, (star) => {
        expect(polygonShape.contains(star, imagePoint(320, 240))).toBe(true);
        const triangles = star.points.map((corner, index) =>
          make([[320, 240], corner, star.points[(index + 1) % star.points.length] ?? corner]),
        );
        const sum = triangles.reduce((total, part) => total + polygonShape.area(part), 0);
        expect(polygonShape.area(star)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('reshaped by any handle to anywhere changes that corner alone and stays in the image', () => {
    fc.assert(
      fc.property(polygons, fc.nat(), anywhere, (polygon, pick, [x, y]) => {
        const handles = polygonShape.handles(polygon, view).filter(({ id }) => id !== 'rotate');
        const handle = handles[pick % handles.length];
        if (handle === undefined) throw new Error('no handle');
        const to = imagePoint(x, y);
        const next = polygonShape.resize(polygon, handle.id, handle.at, to, image);
        expectInImage(next);
        const isSide = handle.id.startsWith('side');
        expect(next.points).toHaveLength(polygon.points.length + (isSide ? 1 : 0));
        const index = Number(handle.id.split('-')[1]);
        const rest = isSide ? next.points.toSpliced(index + 1, 1) : next.points;
        const kept = isSide ? rest : rest.with(index, polygon.points[index] ?? [0, 0]);
        expect(kept).toEqual(polygon.points);
      }),
    );
  });

  it('dropped where it was grabbed it is the very same', () => {
    fc.assert(
      fc.property(polygons, fc.nat(), (polygon, pick) => {
        const handles = polygonShape.handles(polygon, view);
        const handle = handles[pick % handles.length];
        if (handle === undefined) throw new Error('no handle');
        expect(polygonShape.resize(polygon, handle.id, handle.at, handle.at, image)).toBe(polygon);
      }),
    );
  });

  it('loses corners one by one down to three, and never a side’s middle', () => {
    fc.assert(
      fc.property(polygons, fc.nat(), (polygon, pick) => {
        const index = pick % polygon.points.length;
        const without = polygonShape.withoutCorner?.(polygon, `corner-${index}`) ?? null;
        if (polygon.points.length === 3) expect(without).toBeNull();
        else expect(without?.points).toEqual(polygon.points.toSpliced(index, 1));
        expect(polygonShape.withoutCorner?.(polygon, `side-${index}`)).toBeNull();
      }),
    );
  });

  it('gains a corner in the middle of any side, which changes nothing it covers', () => {
    fc.assert(
      fc.property(polygons, fc.nat(), (polygon, pick) => {
        const index = pick % polygon.points.length;
        const more = polygonShape.withCorner?.(polygon, index);
        expect(more?.points.toSpliced(index + 1, 1)).toEqual(polygon.points);
        expect(more && polygonShape.area(more)).toBeCloseTo(polygonShape.area(polygon), 6);
      }),
    );
    const full = make(Array.from({ length: 2000 }, (_, index) => [index % 600, index % 400]));
    expect(polygonShape.withCorner?.(full, 0)).toBeNull();
    const side = polygonShape.resize(full, 'side-0', imagePoint(0, 0), imagePoint(9, 9), image);
    expect(side).toBe(full);
  });

  it('turns about its middle, keeps its shape and stays in the image', () => {
    fc.assert(
      fc.property(stars, fc.integer({ min: -360, max: 360 }), (star, degrees) => {
        const fitted = polygonShape.fit?.(star, image) ?? star;
        const turned = polygonShape.rotate?.(fitted, degrees, image) ?? fitted;
        expectInImage(turned);
        expect(Math.abs(polygonShape.area(turned) - polygonShape.area(fitted))).toBeLessThan(20);
        const [before, after] = [polygonShape.centre?.(fitted), polygonShape.centre?.(turned)];
        const { width, height } = polygonShape.bounds(turned);
        const isFree = Math.hypot(width, height) < 200;
        if (isFree) expect(after?.x).toBeCloseTo(before?.x ?? Number.NaN, 1);
        if (isFree) expect(after?.y).toBeCloseTo(before?.y ?? Number.NaN, 1);
      }),
    );
  });

  it('turned by a step goes on to multiples of it, and by nothing is the very same', () => {
    const square = make([
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
    ]);
    expect(polygonShape.rotate?.(square, 100, image, 90).points[0]).toEqual([200, 100]);
    expect(polygonShape.rotate?.(square, 7, image, 15)).toBe(square);
    expect(polygonShape.rotate?.(square, 360, image)).toBe(square);
  });

  it('is moved back into the image by a turn at its edge, and not turned where it cannot fit', () => {
    const edge = make([
      [0, 0],
      [100, 0],
      [100, 10],
      [0, 10],
    ]);
    expect(polygonShape.rotate?.(edge, 90, image).points).toEqual([
      [55, 0],
      [55, 100],
      [45, 100],
      [45, 0],
    ]);
    const wide = make([
      [10, 200],
      [630, 200],
      [630, 210],
      [10, 210],
    ]);
    expect(polygonShape.rotate?.(wide, 90, image)).toBe(wide);
  });

  it('has its handle for turning above it, else below, else inside', () => {
    const at = (y: number, height: number) =>
      polygonShape
        .handles(
          make([
            [100, y],
            [200, y],
            [150, y + height],
          ]),
          view,
        )
        .find(({ id }) => id === 'rotate')?.at;
    expect(at(100, 50)).toEqual({ x: 150, y: 76 });
    expect(at(10, 50)).toEqual({ x: 150, y: 84 });
    expect(at(10, 460)).toEqual({ x: 150, y: 34 });
  });

  it('fits into the image: cut to its edges, untouched inside, gone outside', () => {
    fc.assert(
      fc.property(stars, anywhere, (star, [dx, dy]) => {
        const moved = polygonShape.move(star, dx, dy);
        const fitted = polygonShape.fit?.(moved, image) ?? null;
        if (fitted === null) return;
        expectInImage(fitted);
        expect(fitted.points.length).toBeGreaterThanOrEqual(3);
        expect(polygonShape.area(fitted)).toBeLessThanOrEqual(polygonShape.area(moved) + 0.1);
        const middle = imagePoint(320 + dx, 240 + dy);
        const isIn = middle.x > 1 && middle.y > 1 && middle.x < 639 && middle.y < 479;
        if (isIn) expect(polygonShape.contains(fitted, middle)).toBe(true);
      }),
    );
    const whole = make([
      [10, 10],
      [60, 10],
      [60, 60],
    ]);
    expect(polygonShape.fit?.(whole, image)?.points).toEqual(whole.points);
    expect(polygonShape.fit?.(polygonShape.move(whole, 700, 0), image)).toBeNull();
    const cut = polygonShape.fit?.(polygonShape.move(whole, -35, 0), image);
    expect(cut?.points).toEqual([
      [0, 10],
      [25, 10],
      [25, 60],
      [0, 35],
    ]);
  });

  it('goes to whole pixels, and stays the very same there', () => {
    const aligned = polygonShape.align?.(
      make([
        [10.4, 10.6],
        [60.2, 10],
        [60, 59.9],
      ]),
      image,
    );
    expect(aligned?.points).toEqual([
      [10, 11],
      [60, 10],
      [60, 60],
    ]);
    expect(aligned && polygonShape.align?.(aligned, image)).toBe(aligned);
  });

  it('packs the number of its corners and then each', () => {
    const packed = polygonShape.pack([
      make([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      make([
        [7, 8],
        [9, 8],
        [9, 9],
      ]),
    ]);
    expect([...packed]).toEqual([3, 1, 2, 3, 4, 5, 6, 3, 7, 8, 9, 8, 9, 9]);
  });
});
