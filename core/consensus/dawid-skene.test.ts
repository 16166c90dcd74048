import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexVotes, type Vote, type VoteTable } from '../vote';
import { hasSharedData, readShared, readSharedRows, readVotes } from './crowd-data.test-support';
import {
  dawidSkene,
  MAP_PRIOR,
  MAXIMUM_LIKELIHOOD,
  startDawidSkene,
  stepDawidSkene,
} from './dawid-skene';
import { majorityVote } from './majority-vote';
import type { ClassOutcome } from './pick-winners';

/** Accuracy on gold: a tie counts for the share of tied labels that are right, or as the lowest id. */
function accuracyOn(set: string, table: VoteTable, outcome: ClassOutcome) {
  const classes = table.labels.length;
  const truth = readSharedRows(`crowd/${set}/truth.csv`);
  let split = 0;
  let lowest = 0;
  for (const [task = '', label] of truth) {
    const t = table.tasks.indexOf(task);
    const row = Array.from(outcome.posterior.subarray(t * classes, (t + 1) * classes));
    const best = Math.max(...row);
    const tied = row.flatMap((share, k) => (share > best - 1e-9 ? [table.labels[k]] : []));
    if (tied.includes(Number(label))) split += 1 / tied.length;
    if (table.labels[outcome.winner[t] as number] === Number(label)) lowest += 1;
  }
  return { split: split / truth.length, lowest: lowest / truth.length };
}

interface Oracle {
  MV: number;
  MV_low: number;
  DS: number;
  DS_it: number;
  DS_ll: number;
  'DSMAP(4,1)': number;
  MAP_it: number;
  MAP_ll: number;
}

describe.skipIf(!hasSharedData)('on the public crowd sets', () => {
  const oracle: Record<string, Oracle> = hasSharedData
    ? JSON.parse(readShared('crowd/oracle_classification.json'))
    : {};

  it.each(Object.keys(oracle))(
    '%s: accuracy, iterations and likelihood are the oracle’s',
    (set) => {
      const expected = oracle[set] as Oracle;
      const table = indexVotes(readVotes(set));
      const majority = accuracyOn(set, table, majorityVote(table));
      expect(majority.split).toBeCloseTo(expected.MV, 9);
      expect(majority.lowest).toBeCloseTo(expected.MV_low, 9);

      const plain = dawidSkene(table, { prior: MAXIMUM_LIKELIHOOD });
      expect(plain.iterations).toBe(expected.DS_it);
      expect(plain.hasConverged).toBe(expected.DS_it < 1000);
      expect(plain.logLikelihood).toBeCloseTo(expected.DS_ll, 4);
      expect(accuracyOn(set, table, plain).split).toBeCloseTo(expected.DS, 9);

      const map = dawidSkene(table);
      expect(map.iterations).toBe(expected.MAP_it);
      expect(map.logLikelihood).toBeCloseTo(expected.MAP_ll, 4);
      expect(accuracyOn(set, table, map).split).toBeCloseTo(expected['DSMAP(4,1)'], 9);
    },
  );
});

describe.skipIf(!hasSharedData)(
  'on the patients of Dawid & Skene 1979 (seven ratings each)',
  () => {
    const patients = () => indexVotes(readVotes('ds1979'), { keepRepeats: true });
    const rounded = (values: ArrayLike<number>) =>
      Array.from(values, (x) => Math.round(x * 1e4) / 1e4);

    it('maximum likelihood gives the paper’s class shares, matrix and posteriors', () => {
      const table = patients();
      const result = dawidSkene(table, { prior: MAXIMUM_LIKELIHOOD, tolerance: 1e-8 });
      expect(result.iterations).toBe(20);
      expect(result.logLikelihood).toBeCloseTo(-192.8909, 4);
      expect(rounded(result.classPrior)).toEqual([0.3996, 0.422, 0.1118, 0.0667]);
      const first = table.workers.indexOf('0') * 16;
      expect(rounded(result.confusion.subarray(first, first + 16))).toEqual([
        0.8895, 0.1105, 0, 0, 0.0706, 0.8764, 0.053, 0, 0, 0.3388, 0.6612, 0, 0, 0, 0.5556, 0.4444,
      ]);
      const posteriorOf = (patient: string) => {
        const row = table.tasks.indexOf(patient) * 4;
        return rounded(result.posterior.subarray(row, row + 4));
      };
      expect(posteriorOf('37')).toEqual([0, 0.0212, 0.9788, 0]);
      expect(posteriorOf('29')).toEqual([0.9991, 0.0009, 0, 0]);
      const sizes = [0, 1, 2, 3].map((k) => result.winner.filter((winner) => winner === k).length);
      expect(sizes).toEqual([18, 19, 5, 3]);
    });

    it('a prior of one everywhere gives the reference values', () => {
      const prior = { diagonal: 1, offDiagonal: 1, class: 1 };
      const result = dawidSkene(patients(), { prior, tolerance: 1e-8 });
      expect(result.iterations).toBe(31);
      expect(result.logLikelihood).toBeCloseTo(-220.6576, 4);
      expect(rounded(result.classPrior)).toEqual([0.4027, 0.4331, 0.1223, 0.0418]);
    });
  },
);

const votesArbitrary = fc.array(
  fc.record({
    task: fc.integer({ min: 0, max: 7 }).map((n) => `t${n}`),
    worker: fc.integer({ min: 0, max: 4 }).map((n) => `w${n}`),
    label: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('dawidSkene', () => {
  it('gives the very same floats whatever the order and repetition of the votes', () => {
    fc.assert(
      fc.property(votesArbitrary, fc.infiniteStream(fc.nat()), (votes, keys) => {
        const shuffled = [...votes, ...votes]
          .map((vote) => ({ vote, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ vote }) => vote);
        expect(dawidSkene(indexVotes(shuffled))).toEqual(dawidSkene(indexVotes(votes)));
      }),
      { numRuns: 50 },
    );
  });

  it('never lowers the penalised likelihood, and every posterior and matrix row sums to one', () => {
    fc.assert(
      fc.property(votesArbitrary, (votes) => {
        const table = indexVotes(votes);
        const classes = table.labels.length;
        const state = startDawidSkene(table);
        let previous = Number.NEGATIVE_INFINITY;
        for (let iteration = 0; iteration < 20; iteration += 1) {
          const { logLikelihood } = stepDawidSkene(state);
          let objective = logLikelihood;
          state.logAnswerGivenTruth.forEach((log, cell) => {
            const answer = Math.floor(cell / classes) % classes;
            const isRight = answer === cell % classes;
            objective += log * (isRight ? MAP_PRIOR.diagonal : MAP_PRIOR.offDiagonal);
          });
          for (const share of state.classPrior) objective += MAP_PRIOR.class * Math.log(share);
          expect(objective).toBeGreaterThanOrEqual(previous - 1e-9);
          previous = objective;
        }
        const result = dawidSkene(table);
        for (const rows of [result.posterior, result.confusion]) {
          for (let row = 0; row < rows.length; row += classes) {
            const sum = rows.subarray(row, row + classes).reduce((a, b) => a + b, 0);
            expect(sum).toBeCloseTo(1, 9);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('holds gold tasks at their answer and lets them decide who is believed', () => {
    const votes: Vote[] = [];
    for (let task = 0; task < 12; task += 1) {
      votes.push({ task: `t${task}`, worker: 'right', label: task % 2 });
      votes.push({ task: `t${task}`, worker: 'wrong', label: 1 - (task % 2) });
    }
    const gold = new Map(Array.from({ length: 6 }, (_, task) => [`t${task}`, task % 2]));
    const table = indexVotes(votes);
    const result = dawidSkene(table, { gold });
    const answers = Object.fromEntries(
      table.tasks.map((task, t) => [task, table.labels[result.winner[t] as number]]),
    );
    for (let task = 0; task < 12; task += 1) expect(answers[`t${task}`]).toBe(task % 2);
    const known = table.tasks.indexOf('t3') * 2;
    expect(Array.from(result.posterior.subarray(known, known + 2))).toEqual([0, 1]);
  });

  it('refuses a gold class that is not among the labels', () => {
    const table = indexVotes([{ task: 't', worker: 'w', label: 1 }]);
    expect(() => dawidSkene(table, { gold: new Map([['t', 2]]) })).toThrow(/Gold class 2/);
  });

  it('stops at a likelihood gain when one is asked for, and at once without votes', () => {
    const votes = Array.from({ length: 60 }, (_, n) => ({
      task: `t${n % 12}`,
      worker: `w${n % 5}`,
      label: Math.floor((n * n) / 7) % 3,
    }));
    const table = indexVotes(votes);
    const early = dawidSkene(table, { gainPerVoteMin: 1e-3 });
    expect(early.hasConverged).toBe(true);
    expect(early.iterations).toBeLessThan(dawidSkene(table).iterations);
    expect(dawidSkene(indexVotes([]))).toMatchObject({ iterations: 0, hasConverged: true });
  });
});
