import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '@/core/annotation';
import { type RegionId, type RegionRecord, toRecord } from '@/editor/records';
import {
  type Arrangement,
  arrangeRegions,
  PLAIN,
  REGION_SORTS,
  readOrder,
} from './arrange-regions';

const NAMES = ['zebra', 'cat', 'Traffic light'];
const NONE: ReadonlySet<RegionId> = new Set();
const idOf = (name: string) => `rgn_${name}` as RegionId;

function box(
  name: string,
  z: number,
  [x, y, width, height]: [number, number, number, number],
  more: Partial<Region> & { isLocked?: boolean } = {},
): RegionRecord {
  const { isLocked = false, ...rest } = more;
  const region = {
    kind: 'box',
    classId: 0,
    attributes: {},
    origin: 'manual',
    rotation: 0,
    ...{ x, y, width, height },
    ...rest,
  } as Region;
  return toRecord(region, { id: idOf(name), z, isLocked });
}

const REGIONS = [
  box('a', 2, [50, 10, 10, 10], { origin: 'prediction', confidence: 0.3 }),
  box('b', 0, [5, 90, 40, 40], { classId: 1, flags: ['occluded'], group: 7 }),
  box('c', 1, [10, 10, 2, 2], { classId: 2, attributes: { plate: 'XY 12' }, isLocked: true }),
];

function ids(arrangement: Partial<Arrangement>, hidden = NONE, regions = REGIONS) {
  const nameOf = (classId: number) => NAMES[classId] ?? '?';
  return arrangeRegions(
    regions,
    { ...PLAIN, ...arrangement },
    { nameOf, textOf: () => '', hiddenIds: hidden },
  ).map(({ id }) => id.slice(4));
}

describe('arrangeRegions', () => {
  it('gives the very same array where nothing is asked for', () => {
    const context = { nameOf: () => '', textOf: () => '', hiddenIds: NONE };
    expect(arrangeRegions(REGIONS, PLAIN, context)).toBe(REGIONS);
  });

  it.each([
    ['order', ['a', 'c', 'b']],
    ['class', ['b', 'c', 'a']],
    ['size', ['c', 'a', 'b']],
    ['position', ['c', 'a', 'b']],
    ['suspicion', ['a', 'b', 'c']],
  ] as const)('sorts by %s, and the other way round', (sort, expected) => {
    expect(ids({ sort })).toEqual(expected);
    expect(ids({ sort, isReversed: true })).toEqual(expected.toReversed());
  });

  it('filters by class, state, flag and words', () => {
    expect(ids({ classId: 2 })).toEqual(['c']);
    expect(ids({ state: 'suspect' })).toEqual(['a']);
    expect(ids({ state: 'manual' })).toEqual(['b', 'c']);
    expect(ids({ state: 'locked' })).toEqual(['c']);
    expect(ids({ state: 'hidden' }, new Set([idOf('b')]))).toEqual(['b']);
    expect(ids({ flag: 'occluded' })).toEqual(['b']);
    expect(ids({ text: 'LIGHT xy' })).toEqual(['c']);
    expect(ids({ text: '#7' })).toEqual(['b']);
    expect(ids({ text: 'light', classId: 0 })).toEqual([]);
  });

  it('neither loses nor doubles a region, whatever the order', () => {
    const place = fc.integer({ min: 0, max: 9 });
    const any = fc.array(fc.tuple(place, place, place), { maxLength: 30 });
    fc.assert(
      fc.property(any, fc.constantFrom(...REGION_SORTS), fc.boolean(), (made, sort, isReversed) => {
        const regions = made.map(([x, y, classId], index) =>
          box(String(index), index, [x, y, 1, 1], { classId }),
        );
        const sorted = ids({ sort, isReversed }, NONE, regions);
        expect(new Set(sorted)).toEqual(new Set(regions.map(({ id }) => id.slice(4))));
        expect(sorted).toHaveLength(regions.length);
      }),
    );
  });
});

it('the order chosen before is taken up again, and nonsense is not', () => {
  expect(readOrder({ sort: 'size', isReversed: true })).toEqual({ sort: 'size', isReversed: true });
  const plain = { sort: 'suspicion', isReversed: false };
  for (const stored of [null, undefined, 'size', [], { sort: 'toString', isReversed: 1 }]) {
    expect(readOrder(stored)).toEqual(plain);
  }
});
