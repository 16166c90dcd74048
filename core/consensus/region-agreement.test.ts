import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../agreement/bootstrap-interval';
import { krippendorffAlpha } from '../agreement/krippendorff-alpha';
import { countSharedRegions, pairwiseRegionF1 } from './region-agreement';
import { rateRegions } from './region-ratings';
import type { RegionView, ClassedPlace } from './region-view';
import { regionVitality } from './region-vitality';
import { hasSharedData, readShared } from './crowd-data.test-support';

interface SyntheticImages {
  images: { gt: number[][]; ann: number[][][] }[];
}

const toBox = ([
  left = 0,
  top = 0,
  right = 0,
  bottom = 0,
  classId = 0,
]: number[]): ClassedPlace => ({
  kind: 'box',
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
  classId,
});

describe.skipIf(!hasSharedData)('on the synthetic images', () => {
  const { images }: SyntheticImages = hasSharedData
    ? JSON.parse(readShared('crowd/boxes_synth/boxes.json'))
    : { images: [] };
  const tasks = images.map(({ ann }) =>
    ann.map((boxes, person) => ({ worker: `${person}`, regions: boxes.map(toBox) })),
  );
  const gold = images.map(({ gt }) => ({ worker: 'gold', regions: gt.map(toBox) }));

  /** F1 of two people over all images together. */
  const f1 = (a: readonly (RegionView | undefined)[], b: readonly (RegionView | undefined)[]) => {
    let shared = 0;
    let drawn = 0;
    a.forEach((first, image) => {
      const second = b[image];
      if (first === undefined || second === undefined) return;
      shared += countSharedRegions(first, second);
      drawn += first.regions.length + second.regions.length;
    });
    return (2 * shared) / drawn;
  };
  const person = (place: number) => tasks.map((views) => views[place]);

  it('F1 of each person against the truth and of each pair are the oracle’s', () => {
    const truth = [0.9663, 0.9078, 0.8444, 0.683, 0.9359];
    truth.forEach((expected, place) => {
      expect(f1(person(place), gold)).toBeCloseTo(expected, 4);
    });
    const oracle: { 'pairwiseF1@.5': Record<string, number>; mean_pairwiseF1: number } = JSON.parse(
      readShared('crowd/boxes_synth/oracle.json'),
    );
    const pairs = Object.entries(oracle['pairwiseF1@.5']);
    let sum = 0;
    for (const [pair, expected] of pairs) {
      const [a = 0, b = 0] = pair.split('-').map(Number);
      const value = f1(person(a), person(b));
      expect(value).toBeCloseTo(expected, 4);
      sum += value;
    }
    expect(sum / pairs.length).toBeCloseTo(oracle.mean_pairwiseF1, 4);
  });

  it('alpha with absence, alpha of classes, objects and vitality are the oracle’s', () => {
    const ratings = rateRegions(tasks);
    expect(ratings.objectCount).toBe(268);
    expect(krippendorffAlpha(ratings.presence)).toBeCloseTo(0.5951, 4);
    expect(krippendorffAlpha(ratings.classes)).toBeCloseTo(0.8317, 4);
    expect(ratings.presence.groupStart.length - 1).toBe(60);
    const vitality = regionVitality(tasks).map(
      (row) => Math.round((row.vitality ?? 9) * 1e4) / 1e4,
    );
    expect(vitality).toEqual([0.0707, 0.037, 0.01, -0.0899, 0.0551]);
    const interval = bootstrapInterval(ratings.presence, (drawn) => krippendorffAlpha(drawn));
    expect(interval?.low).toBeLessThan(0.5951);
    expect(interval?.high).toBeGreaterThan(0.5951);
  });
});

const at = (x: number, classId = 1): ClassedPlace => ({
  kind: 'box',
  x,
  y: 0,
  width: 10,
  height: 10,
  classId,
});

describe('pairwiseRegionF1', () => {
  it('is the mean over pairs of people, class and place both counted', () => {
    const views = [
      { worker: 'a', regions: [at(0), at(50)] },
      { worker: 'b', regions: [at(1), at(50, 2)] },
      { worker: 'c', regions: [] },
    ];
    expect(pairwiseRegionF1(views)).toBeCloseTo(0.5 / 3, 12);
  });

  it('is 1 for people who draw the same or nothing, and unknown for fewer than two', () => {
    expect(
      pairwiseRegionF1([
        { worker: 'a', regions: [] },
        { worker: 'b', regions: [] },
      ]),
    ).toBe(1);
    expect(pairwiseRegionF1([{ worker: 'a', regions: [at(0)] }])).toBeNull();
  });

  it('lies between 0 and 1 and does not depend on the order', () => {
    const views = fc
      .array(
        fc.array(
          fc.record({
            x: fc.integer({ min: 0, max: 40 }),
            classId: fc.integer({ min: 0, max: 1 }),
          }),
          { maxLength: 5 },
        ),
        { minLength: 2, maxLength: 4 },
      )
      .map((people) =>
        people.map((boxes, n) => ({
          worker: `w${n}`,
          regions: boxes.map((b) => at(b.x, b.classId)),
        })),
      );
    fc.assert(
      fc.property(views, (people) => {
        const value = pairwiseRegionF1(people) ?? Number.NaN;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(pairwiseRegionF1([...people].reverse())).toBeCloseTo(value, 12);
      }),
    );
  });
});

describe('rateRegions', () => {
  it('counts who looked and drew nothing as absent, and leaves absence out of the class ratings', () => {
    const ratings = rateRegions([
      [
        { worker: 'a', regions: [at(0, 4)] },
        { worker: 'b', regions: [at(1, 7)] },
        { worker: 'c', regions: [] },
      ],
    ]);
    expect(ratings.presence.values).toEqual([-1, 4, 7]);
    expect(Array.from(ratings.presence.rows)).toEqual([1, 1, 1]);
    expect(Array.from(ratings.classes.rows)).toEqual([0, 1, 1]);
    expect(ratings.objectCount).toBe(1);
  });

  it('gives alpha 1 when everybody draws the same objects of several classes', () => {
    const task = ['a', 'b', 'c'].map((worker) => ({ worker, regions: [at(0, 1), at(50, 2)] }));
    const ratings = rateRegions([task, task]);
    expect(krippendorffAlpha(ratings.presence)).toBeCloseTo(1, 12);
    expect(krippendorffAlpha(ratings.classes)).toBeCloseTo(1, 12);
  });
});

describe('regionVitality', () => {
  it('is negative for whoever disagrees with people who agree', () => {
    const tasks = Array.from({ length: 6 }, (_, n) => [
      { worker: 'a', regions: [at(0, 1 + (n % 2)), at(100, 2)] },
      { worker: 'b', regions: [at(0, 1 + (n % 2)), at(100, 2)] },
      { worker: 'odd', regions: [at(300 + 40 * n, 2)] },
    ]);
    const byWorker = new Map(regionVitality(tasks).map((row) => [row.worker, row.vitality ?? 0]));
    expect(byWorker.get('odd')).toBeLessThan(0);
    expect(byWorker.get('a')).toBeGreaterThan(0);
  });
});
