import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIou } from './box';
import { findOverlaps } from './find-overlaps';
import { boxGiou } from './giou';
import { assignByWeight } from './hungarian';
import { matchByIou } from './match-by-iou';
import { enclosingBox, rotatedIou } from './rotated-box';

const box = (x: number, y: number, right: number, bottom: number) => ({
  kind: 'box' as const,
  x,
  y,
  width: right - x,
  height: bottom - y,
});

const boxArbitrary = fc.record({
  kind: fc.constant('box' as const),
  x: fc.integer({ min: 0, max: 40 }),
  y: fc.integer({ min: 0, max: 40 }),
  width: fc.integer({ min: 1, max: 30 }),
  height: fc.integer({ min: 1, max: 30 }),
});

const turnedArbitrary = fc
  .tuple(boxArbitrary, fc.integer({ min: -180, max: 180 }))
  .map(([upright, rotation]) => ({ ...upright, rotation }));

describe('boxGiou', () => {
  it('has the reference values', () => {
    expect(boxGiou(box(0, 0, 2, 2), box(1, 1, 3, 3))).toBeCloseTo(-0.0794, 4);
    expect(boxGiou(box(0, 0, 1, 1), box(2, 2, 3, 3))).toBeCloseTo(-0.7778, 4);
    expect(boxGiou(box(0, 0, 4, 4), box(1, 1, 2, 2))).toBeCloseTo(0.0625, 4);
  });

  it('lies between −1 and IoU, is symmetric, and is 1 for the same box', () => {
    fc.assert(
      fc.property(boxArbitrary, boxArbitrary, (a, b) => {
        expect(boxGiou(a, b)).toBeGreaterThan(-1);
        expect(boxGiou(a, b)).toBeLessThanOrEqual(boxIou(a, b) + 1e-12);
        expect(boxGiou(a, b)).toBeCloseTo(boxGiou(b, a), 12);
        expect(boxGiou(a, a)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('rotatedIou', () => {
  it('equals the upright IoU without rotation and is unchanged by half a turn', () => {
    fc.assert(
      fc.property(boxArbitrary, boxArbitrary, (a, b) => {
        expect(rotatedIou(a, b)).toBe(boxIou(a, b));
        expect(rotatedIou({ ...a, rotation: 180 }, b)).toBe(boxIou(a, b));
      }),
    );
  });

  it('is the octagon of two squares turned by 45° against each other', () => {
    const square = { x: -1, y: -1, width: 2, height: 2 };
    const octagon = 8 * (Math.SQRT2 - 1);
    expect(rotatedIou(square, { ...square, rotation: 45 })).toBeCloseTo(
      octagon / (8 - octagon),
      12,
    );
  });

  it('knows thin crossing boxes apart from parallel ones', () => {
    const thin = { x: -10, y: -0.5, width: 20, height: 1 };
    expect(rotatedIou({ ...thin, rotation: 45 }, { ...thin, rotation: -45 })).toBeCloseTo(
      1 / 39,
      9,
    );
    expect(rotatedIou({ ...thin, rotation: 45 }, { ...thin, rotation: 225 })).toBeCloseTo(1, 9);
    expect(rotatedIou(thin, { ...thin, rotation: 90 })).toBeCloseTo(1 / 39, 12);
  });

  it('lies between 0 and 1, is symmetric, and does not change when both turn together', () => {
    fc.assert(
      fc.property(turnedArbitrary, turnedArbitrary, (a, b) => {
        const iou = rotatedIou(a, b);
        expect(iou).toBeGreaterThanOrEqual(0);
        expect(iou).toBeLessThanOrEqual(1);
        expect(rotatedIou(b, a)).toBeCloseTo(iou, 9);
        expect(rotatedIou(a, a)).toBeCloseTo(1, 9);
        const quarterTurn = (turned: typeof a) => ({
          x: -(turned.y + turned.height / 2) - turned.width / 2,
          y: turned.x + turned.width / 2 - turned.height / 2,
          width: turned.width,
          height: turned.height,
          rotation: turned.rotation + 90,
        });
        expect(rotatedIou(quarterTurn(a), quarterTurn(b))).toBeCloseTo(iou, 9);
      }),
    );
  });

  it('encloses a turned box exactly', () => {
    const around = enclosingBox({ x: 0, y: 0, width: 4, height: 2, rotation: 90 });
    expect(around.x).toBeCloseTo(1, 12);
    expect(around.y).toBeCloseTo(-1, 12);
    expect(around.width).toBeCloseTo(2, 12);
    expect(around.height).toBeCloseTo(4, 12);
  });
});

/** The greatest total by trying every assignment. */
function bestTotal(weights: number[][], from = 0, taken = 0): number {
  const row = weights[from];
  if (row === undefined) return 0;
  let best = bestTotal(weights, from + 1, taken);
  row.forEach((weight, column) => {
    if (taken & (1 << column)) return;
    best = Math.max(best, weight + bestTotal(weights, from + 1, taken | (1 << column)));
  });
  return best;
}

describe('assignByWeight', () => {
  it('reaches the total that trying every assignment reaches, each column once', () => {
    const matrix = fc.integer({ min: 1, max: 5 }).chain((columns) =>
      fc.array(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
    );
    fc.assert(
      fc.property(matrix, (weights) => {
        const columns = weights[0]?.length ?? 0;
        const assigned = assignByWeight(Float64Array.from(weights.flat()), weights.length, columns);
        const used = Array.from(assigned).filter((column) => column >= 0);
        expect(used.length).toBe(Math.min(weights.length, columns));
        expect(new Set(used).size).toBe(used.length);
        const total = weights.reduce((sum, row, r) => sum + (row[assigned[r] ?? -1] ?? 0), 0);
        expect(total).toBe(bestTotal(weights));
      }),
    );
  });
});

describe('findOverlaps', () => {
  it('finds exactly the pairs with a common area', () => {
    fc.assert(
      fc.property(fc.array(turnedArbitrary, { maxLength: 15 }), (boxes) => {
        const expected: string[] = [];
        boxes.forEach((a, first) => {
          boxes.forEach((b, second) => {
            if (first < second && rotatedIou(a, b) > 1e-9) expected.push(`${first}-${second}`);
          });
        });
        const found = findOverlaps(boxes, () => true)
          .filter(({ iou }) => iou > 1e-9)
          .map(({ first, second }) => `${first}-${second}`);
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});

describe('matchByIou', () => {
  it('makes the sum of IoU the greatest, not the first pair', () => {
    const a = [box(0, 0, 10, 10), box(4, 0, 14, 10)];
    const b = [box(3, 0, 13, 10), box(8, 0, 18, 10)];
    expect(matchByIou(a, b, 0.2).map(({ a: left, b: right }) => [left, right])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(matchByIou(a, b, 0.6).map(({ a: left, b: right }) => [left, right])).toEqual([[1, 0]]);
    expect(matchByIou(a, b, 0.6, (left) => left === 0)).toEqual([]);
  });

  it('is as good as trying every matching, and every pair passes the gate', () => {
    const boxes = fc.array(boxArbitrary, { maxLength: 6 });
    fc.assert(
      fc.property(boxes, boxes, fc.constantFrom(0.05, 0.3, 0.5), (a, b, gate) => {
        const matches = matchByIou(a, b, gate);
        const weights = a.map((left) =>
          b.map((right) => (boxIou(left, right) >= gate ? boxIou(left, right) : 0)),
        );
        for (const { iou } of matches) expect(iou).toBeGreaterThanOrEqual(gate);
        expect(new Set(matches.map((match) => match.b)).size).toBe(matches.length);
        const total = matches.reduce((sum, { iou }) => sum + iou, 0);
        expect(total).toBeCloseTo(bestTotal(weights), 9);
      }),
    );
  });
});
