import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RegionId, toRecord } from '../records';
import { boxRegion } from '../testing/test-editor';
import { imagePoint } from '../units';
import { type BoxRecord, boxFromCorners, boxShape } from './box-shape';

const image = { widthPx: 640, heightPx: 480 };
const view = { scale: 1, image };
const coordinate = fc.double({ min: -200, max: 900, noNaN: true });
const make = (box: [number, number, number, number], rotation = 0): BoxRecord =>
  toRecord(boxRegion('a', box, { rotation }), { id: 'rgn_a' as RegionId, z: 0 });

describe('boxFromCorners', () => {
  it('gives a box of at least 1 px inside the image, whatever the corners', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x1, y1, x2, y2) => {
        const box = boxFromCorners(imagePoint(x1, y1), imagePoint(x2, y2), image);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.width).toBeGreaterThanOrEqual(1);
        expect(box.height).toBeGreaterThanOrEqual(1);
        expect(box.x + box.width).toBeLessThanOrEqual(640 + 1e-9);
        expect(box.y + box.height).toBeLessThanOrEqual(480 + 1e-9);
      }),
    );
  });

  it('does not care which corners are given', () => {
    const [a, b] = [imagePoint(10, 200), imagePoint(50, 20)];
    expect(boxFromCorners(a, b, image)).toEqual(boxFromCorners(b, a, image));
  });
});

describe('boxShape', () => {
  it('resized by any handle to anywhere stays well-formed and inside the image', () => {
    const handle = fc.constantFrom('nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w');
    fc.assert(
      fc.property(handle, coordinate, coordinate, (id, x, y) => {
        const box = make([100, 100, 80, 60]);
        const from = boxShape.handles(box, view).find((entry) => entry.id === id)?.at;
        if (from === undefined) throw new Error(`no handle ${id}`);
        const next = boxShape.resize(box, id, from, imagePoint(x, y), image);
        expect(Math.min(next.width, next.height)).toBeGreaterThanOrEqual(1);
        expect(Math.min(next.x, next.y)).toBeGreaterThanOrEqual(0);
        expect(next.x + next.width).toBeLessThanOrEqual(640 + 1e-9);
        expect(next.y + next.height).toBeLessThanOrEqual(480 + 1e-9);
      }),
    );
  });

  it('holds the turned corners of a rotated box, and bounds go round them', () => {
    const box = make([100, 100, 100, 20], 90);
    expect(boxShape.contains(box, imagePoint(150, 65))).toBe(true);
    expect(boxShape.contains(box, imagePoint(105, 110))).toBe(false);
    const bounds = boxShape.bounds(box);
    expect(bounds.x).toBeCloseTo(140);
    expect(bounds.height).toBeCloseTo(100);
  });

  it('resizing a rotated box leaves the opposite handle where it is', () => {
    const box = make([200, 200, 100, 60], 30);
    const at = (record: BoxRecord, id: string) => {
      const handle = boxShape.handles(record, view).find((entry) => entry.id === id);
      if (handle === undefined) throw new Error(`no handle ${id}`);
      return handle.at;
    };
    const from = at(box, 'se');
    const next = boxShape.resize(box, 'se', from, imagePoint(from.x + 20, from.y + 35), image);
    expect(next.width).not.toBe(100);
    expect(at(next, 'nw').x).toBeCloseTo(at(box, 'nw').x, 1);
    expect(at(next, 'nw').y).toBeCloseTo(at(box, 'nw').y, 1);
  });

  it('packs five numbers a box', () => {
    const packed = boxShape.pack([make([1, 2, 3, 4]), make([5, 6, 7, 8], 45)]);
    expect([...packed]).toEqual([1, 2, 3, 4, 0, 5, 6, 7, 8, 45]);
  });
});

it('the handles of a turned box point the way they pull', () => {
  const cursorsOf = (rotation: number) =>
    boxShape.handles(make([100, 100, 50, 50], rotation), view).map(({ cursor }) => cursor);
  const upright = cursorsOf(0);
  expect(upright.slice(0, 3)).toEqual(['nwse-resize', 'ns-resize', 'nesw-resize']);
  expect(cursorsOf(90).slice(0, 3)).toEqual(['nesw-resize', 'ew-resize', 'nwse-resize']);
  expect(cursorsOf(-45).slice(0, 3)).toEqual(['ew-resize', 'nwse-resize', 'ns-resize']);
  expect(cursorsOf(180)).toEqual(upright);
});
