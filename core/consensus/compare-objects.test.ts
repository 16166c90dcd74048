import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxRegion, Region } from '../annotation';
import { compareObjects } from './compare-objects';

const box = (x: number, more: Partial<BoxRegion> = {}): BoxRegion => ({
  kind: 'box',
  classId: 0,
  attributes: {},
  origin: 'manual',
  ...{ x, y: 0, width: 10, height: 10, rotation: 0 },
  ...more,
});
const GATE = { gateIou: 0.3 };

describe('compareObjects', () => {
  it('puts the regions of one object beside each other, in the order of the consensus', () => {
    const consensus = [box(100), box(0)];
    const votes = [[box(1), box(101)], [box(99)]];
    const [first, second] = compareObjects(consensus, votes, GATE);
    expect(first).toMatchObject({ number: 1, doesDiffer: false });
    expect(first?.regions).toEqual([consensus[0], votes[0]?.[1], votes[1]?.[0]]);
    expect(second?.regions).toEqual([consensus[1], votes[0]?.[0], null]);
    expect(second?.doesDiffer).toBe(true);
  });

  it('marks what says something else than the consensus', () => {
    const votes = [
      [box(0, { attributes: { pose: 'sits', age: 3 }, flags: ['occluded'] })],
      [box(1, { classId: 1, attributes: { pose: 'runs' } })],
      [box(0, { attributes: { pose: 'sits', age: 3 } })],
    ];
    const consensus = [box(0, { attributes: { pose: 'sits', age: 3 } })];
    const [object] = compareObjects(consensus, votes, { ...GATE, names: ['age', 'pose'] });
    expect(object?.details).toEqual([
      { kind: 'class', name: '', values: [0, 0, 1, 0], differs: [false, false, true, false] },
      {
        kind: 'attribute',
        name: 'age',
        values: [3, 3, null, 3],
        differs: [false, false, true, false],
      },
      {
        kind: 'attribute',
        name: 'pose',
        values: ['sits', 'sits', 'runs', 'sits'],
        differs: [false, false, true, false],
      },
      {
        kind: 'flag',
        name: 'occluded',
        values: [false, true, false, false],
        differs: [false, true, false, false],
      },
    ]);
  });

  it('holds votes against what most say where there is no consensus', () => {
    const votes = [[box(0, { classId: 2 })], [box(0)], [box(1, { classId: 2 })]];
    const [object] = compareObjects([], votes, GATE);
    expect(object?.regions[0]).toBeNull();
    expect(object?.details[0]?.differs).toEqual([false, false, true, false]);
  });

  it('compares groups by who is together, whatever their numbers, of what both have drawn', () => {
    const pair = (group: number) => [box(0, { group }), box(50, { group })];
    const consensus = [...pair(1), box(100)];
    const votes = [
      [...pair(7), box(100)],
      [...pair(1), box(100, { group: 1 })],
      [box(0, { group: 3 }), box(100)],
    ];
    const objects = compareObjects(consensus, votes, GATE);
    const groups = objects.map(({ details }) => details.find(({ kind }) => kind === 'group'));
    expect(groups[0]).toMatchObject({
      values: [[2], [2], [2, 3], []],
      differs: [false, false, true, false],
    });
    expect(groups[2]).toMatchObject({
      values: [[], [], [1, 2], []],
      differs: [false, false, true, false],
    });
  });

  it('lists what the consensus alone has, and never puts two kinds together', () => {
    const points: [number, number][] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    const { classId, attributes, origin } = box(0);
    const polygon: Region = { kind: 'polygon', classId, attributes, origin, points };
    const objects = compareObjects([box(0)], [[polygon]], GATE);
    expect(objects.map(({ regions }) => regions.map((region) => region?.kind ?? null))).toEqual([
      ['box', null],
      [null, 'polygon'],
    ]);
  });

  it('has every region of every answer exactly once', () => {
    const regions = fc.array(
      fc.nat(60).map((x) => box(x)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(regions, fc.array(regions, { maxLength: 4 }), (consensus, votes) => {
        const objects = compareObjects(consensus, votes, GATE);
        [consensus, ...votes].forEach((answer, column) => {
          const listed = objects.flatMap((object) => object.regions[column] ?? []);
          expect(new Set(listed)).toEqual(new Set(answer));
          expect(listed).toHaveLength(answer.length);
        });
        expect(objects.map(({ number }) => number)).toEqual(objects.map((_, index) => index + 1));
      }),
    );
  });

  it('says of the same answers that nothing differs', () => {
    const answer = [box(0, { flags: ['crowd'], group: 1 }), box(30, { group: 1 }), box(70)];
    const objects = compareObjects(answer, [answer, answer], GATE);
    expect(objects.map(({ doesDiffer }) => doesDiffer)).toEqual([false, false, false]);
  });
});
