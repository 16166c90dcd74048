import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, readShared, readVotes } from '../consensus/crowd-data.test-support';
import { countVotes, indexVotes } from '../vote';
import { bootstrapInterval } from './bootstrap-interval';
import { countConfusions } from './count-confusions';
import { fleissKappa } from './fleiss-kappa';
import { gwetAc1 } from './gwet-ac1';
import { krippendorffAlpha } from './krippendorff-alpha';
import { observedAgreement, pairAgreement } from './observed-agreement';
import { groupRatings, type RatingPatterns } from './rating-patterns';

/** Ratings from one row a person, one column a unit; `.` is missing. */
function fromTable(lines: string[]): RatingPatterns {
  const people = lines.map((line) => line.trim().split(/\s+/));
  const values = [...new Set(people.flat().filter((cell) => cell !== '.'))].map(Number).sort();
  const units = people[0]?.length ?? 0;
  const counts = new Float64Array(units * values.length);
  for (const row of people) {
    row.forEach((cell, unit) => {
      if (cell === '.') return;
      const place = unit * values.length + values.indexOf(Number(cell));
      counts[place] = (counts[place] ?? 0) + 1;
    });
  }
  return groupRatings(counts, values);
}

const fourByTwelve = fromTable([
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
]);

const threeByFifteen = fromTable([
  '. . . . . 3 4 1 2 1 1 3 3 . 3',
  '1 . 2 1 3 3 4 3 . . . . . . .',
  '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
]);

const tenByFive = groupRatings(
  Float64Array.from([
    0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1, 7, 7, 0, 0, 0, 3, 2,
    6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7,
  ]),
  [1, 2, 3, 4, 5],
);

describe('the textbook examples', () => {
  it('alpha of 4 people × 12 units', () => {
    expect(krippendorffAlpha(fourByTwelve, 'nominal')).toBeCloseTo(0.7434, 4);
    expect(krippendorffAlpha(fourByTwelve, 'ordinal')).toBeCloseTo(0.8154, 4);
    expect(krippendorffAlpha(fourByTwelve, 'interval')).toBeCloseTo(0.8491, 4);
  });

  it('alpha of 3 people × 15 units', () => {
    expect(krippendorffAlpha(threeByFifteen, 'nominal')).toBeCloseTo(0.6914, 4);
    expect(krippendorffAlpha(threeByFifteen, 'ordinal')).toBeCloseTo(0.8067, 4);
    expect(krippendorffAlpha(threeByFifteen, 'interval')).toBeCloseTo(0.8108, 4);
  });

  it('Fleiss’ kappa, observed agreement, AC1 and alpha of 10 units × 14 people × 5 classes', () => {
    expect(fleissKappa(tenByFive)).toBeCloseTo(0.2099, 4);
    expect(observedAgreement(tenByFive)).toBeCloseTo(0.378, 3);
    expect(gwetAc1(tenByFive)).toBeCloseTo(0.2256, 4);
    expect(krippendorffAlpha(tenByFive)).toBeCloseTo(0.2156, 4);
  });
});

describe.skipIf(!hasSharedData)('on the public crowd sets', () => {
  const oracle: Record<string, Record<string, number>> = hasSharedData
    ? JSON.parse(readShared('crowd/oracle_classification.json'))
    : {};

  it.each(Object.keys(oracle))('%s: every coefficient is the oracle’s', (set) => {
    const table = indexVotes(readVotes(set));
    const ratings = groupRatings(countVotes(table), table.labels);
    expect(krippendorffAlpha(ratings, 'nominal')).toBeCloseTo(oracle[set]?.a_nom ?? 9, 9);
    expect(krippendorffAlpha(ratings, 'ordinal')).toBeCloseTo(oracle[set]?.a_ord ?? 9, 9);
    expect(krippendorffAlpha(ratings, 'interval')).toBeCloseTo(oracle[set]?.a_int ?? 9, 9);
    expect(fleissKappa(ratings)).toBeCloseTo(oracle[set]?.fleiss ?? 9, 9);
    expect(observedAgreement(ratings)).toBeCloseTo(oracle[set]?.Po ?? 9, 9);
    expect(gwetAc1(ratings)).toBeCloseTo(oracle[set]?.AC1 ?? 9, 9);
  });

  it('ds1979 with all seven ratings', () => {
    const table = indexVotes(readVotes('ds1979'), { keepRepeats: true });
    const ratings = groupRatings(countVotes(table), table.labels);
    expect(krippendorffAlpha(ratings, 'nominal')).toBeCloseTo(0.5826, 4);
    expect(krippendorffAlpha(ratings, 'ordinal')).toBeCloseTo(0.7956, 4);
    expect(krippendorffAlpha(ratings, 'interval')).toBeCloseTo(0.791, 4);
    expect(fleissKappa(ratings)).toBeCloseTo(0.5812, 4);
    expect(gwetAc1(ratings)).toBeCloseTo(0.6494, 4);
  });
});

const countsArbitrary = fc
  .array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 30,
  })
  .map((rows) => groupRatings(Float64Array.from(rows.flat()), [0, 1, 2]));

describe('coefficients', () => {
  it('are 1 when all agree on more than one class, and unknown when only one class was used', () => {
    const agreeing = groupRatings(Float64Array.from([3, 0, 0, 2, 0, 5]), [0, 1]);
    const uniform = groupRatings(Float64Array.from([3, 0, 4, 0]), [0, 1]);
    for (const metric of ['nominal', 'ordinal', 'interval'] as const) {
      expect(krippendorffAlpha(agreeing, metric)).toBeCloseTo(1, 12);
      expect(krippendorffAlpha(uniform, metric)).toBeNull();
    }
    expect(fleissKappa(agreeing)).toBeCloseTo(1, 12);
    expect(gwetAc1(agreeing)).toBeCloseTo(1, 12);
    expect(gwetAc1(uniform)).toBe(1);
  });

  it('never pass 1 and do not depend on the order of the units', () => {
    fc.assert(
      fc.property(countsArbitrary, (ratings) => {
        const reversed = {
          ...ratings,
          rows: Float64Array.from(
            Array.from(ratings.weights, (_, p) =>
              Array.from(ratings.rows.subarray(p * 3, p * 3 + 3)),
            )
              .reverse()
              .flat(),
          ),
          weights: ratings.weights.slice().reverse(),
        };
        for (const coefficient of [krippendorffAlpha, fleissKappa, gwetAc1, observedAgreement]) {
          const value = coefficient(ratings);
          if (value === null) continue;
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          expect(coefficient(reversed)).toBeCloseTo(value, 9);
        }
      }),
    );
  });

  it('leave out units that fewer than two people rated', () => {
    const withSingles = groupRatings(Float64Array.from([2, 0, 1, 1, 0, 1, 0, 0]), [0, 1]);
    const without = groupRatings(Float64Array.from([2, 0, 1, 1]), [0, 1]);
    expect(withSingles).toEqual(without);
    expect(krippendorffAlpha(groupRatings(Float64Array.from([1, 0]), [0, 1]))).toBeNull();
  });
});

describe('bootstrapInterval', () => {
  it('gives the same interval for the same seed, around the value', () => {
    const value = krippendorffAlpha(fourByTwelve) ?? Number.NaN;
    const interval = bootstrapInterval(fourByTwelve, (drawn) => krippendorffAlpha(drawn));
    expect(interval).toEqual(bootstrapInterval(fourByTwelve, (drawn) => krippendorffAlpha(drawn)));
    expect(interval?.low).toBeLessThan(value);
    expect(interval?.high).toBeGreaterThan(value);
    const other = bootstrapInterval(fourByTwelve, (drawn) => krippendorffAlpha(drawn), { seed: 2 });
    expect(other).not.toEqual(interval);
  });

  it('narrows with the number of units and widens when units come in groups', () => {
    const rows = Array.from({ length: 400 }, (_, n) =>
      n % 20 < 10 ? [2, 0] : n % 3 ? [1, 1] : [0, 2],
    );
    const counts = Float64Array.from(rows.flat());
    const width = (ratings: RatingPatterns) => {
      const interval = bootstrapInterval(ratings, observedAgreement, { draws: 400 });
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    const alone = width(groupRatings(counts, [0, 1]));
    const few = width(groupRatings(counts.slice(0, 80), [0, 1]));
    const grouped = width(
      groupRatings(
        counts,
        [0, 1],
        rows.map((_, n) => Math.floor(n / 10)),
      ),
    );
    expect(few).toBeGreaterThan(1.5 * alone);
    expect(grouped).toBeGreaterThan(1.5 * alone);
  });

  it('covers the true value about 95 times in 100', () => {
    let covered = 0;
    let state = 12345;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state / 0x80000000;
    };
    for (let trial = 0; trial < 200; trial += 1) {
      const rows = Array.from({ length: 60 }, () => (random() < 0.7 ? [2, 0] : [1, 1]));
      const ratings = groupRatings(Float64Array.from(rows.flat()), [0, 1]);
      const interval = bootstrapInterval(ratings, observedAgreement, { draws: 200, seed: trial });
      if (interval && interval.low <= 0.7 && interval.high >= 0.7) covered += 1;
    }
    expect(covered).toBeGreaterThan(176);
  });
});

it('pairAgreement and countConfusions count pairs of people', () => {
  expect(pairAgreement([2, 1])).toBeCloseTo(1 / 3, 12);
  expect(pairAgreement([1, 0])).toBeNull();
  expect(countConfusions(groupRatings(Float64Array.from([2, 1, 2, 1, 0, 2]), [4, 9]))).toEqual([
    { a: 4, b: 4, pairs: 2 },
    { a: 4, b: 9, pairs: 4 },
    { a: 9, b: 9, pairs: 1 },
  ]);
});
