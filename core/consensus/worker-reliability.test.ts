import { describe, expect, it } from 'vitest';
import { indexVotes, type Vote } from '../vote';
import { dawidSkene } from './dawid-skene';
import { spammerScore } from './spammer-score';
import { workerReliability } from './worker-reliability';

describe('spammerScore', () => {
  it('is 1 for a perfect worker and 0 for answers that do not depend on the truth', () => {
    expect(spammerScore([1, 0, 0, 0, 1, 0, 0, 0, 1], 3)).toBeCloseTo(1, 12);
    expect(spammerScore([0.2, 0.5, 0.3, 0.2, 0.5, 0.3, 0.2, 0.5, 0.3], 3)).toBe(0);
    expect(spammerScore([0.8, 0.2, 0.4, 0.6], 2)).toBeCloseTo(0.16, 12);
    expect(spammerScore([1], 1)).toBe(0);
  });
});

describe('workerReliability', () => {
  const votes: Vote[] = [];
  for (let n = 0; n < 60; n += 1) {
    const truth = n % 3;
    for (const worker of ['careful', 'second', 'third']) {
      votes.push({ task: `t${n}`, worker, label: truth });
    }
    votes.push({ task: `t${n}`, worker: 'constant', label: 0 });
  }
  votes.push({ task: 'alone', worker: 'lonely', label: 1 });
  const table = indexVotes(votes);
  const byWorker = new Map(
    workerReliability(table, dawidSkene(table)).map((row) => [row.worker, row]),
  );

  it('ranks who agrees with the others above who always says the same, with the units counted', () => {
    const careful = byWorker.get('careful');
    const constant = byWorker.get('constant');
    expect(careful?.reliability?.value).toBeGreaterThan(0.95);
    expect(careful?.reliability?.units).toBe(60);
    expect(careful?.informativeness).toBeGreaterThan(0.5);
    expect(constant?.reliability?.value).toBeCloseTo((20 + 1) / 62, 2);
    expect(constant?.reliability?.high).toBeLessThan(careful?.reliability?.low ?? 0);
    expect(constant?.informativeness).toBeLessThan(0.1);
  });

  it('does not let a vote confirm itself: no figure where nobody else voted', () => {
    expect(byWorker.get('lonely')).toMatchObject({ votes: 1, reliability: null });
  });

  it('measures against gold where there is gold, even for a lone voter', () => {
    const gold = new Map([['alone', 2]]);
    const rows = workerReliability(table, dawidSkene(table, { gold }), gold);
    const lonely = rows.find((row) => row.worker === 'lonely');
    expect(lonely?.reliability).toMatchObject({ value: 1 / 3, units: 1 });
  });
});
