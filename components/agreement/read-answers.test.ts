import { describe, expect, it } from 'vitest';
import { type Dispute, filterDisputes } from './filter-disputes';
import { type Annotator, type Measure, readClarity, readConfusion, readHelp } from './read-answers';

const measure = (value: number | null, low: number, units: number, ac1 = 0.5): Measure => ({
  unit: 'class',
  alpha: { value, low, high: 1, units },
  ac1,
  observed: 0.9,
});
const agreement = (measures: Measure[]) => ({
  unitsMin: 30,
  measures,
  confusions: [],
  histogram: [],
});

describe('whether the instructions are clear', () => {
  it('is not answered below the least number of units', () => {
    expect(readClarity(agreement([measure(0.9, 0.85, 29)]))).toEqual({
      kind: 'tooFew',
      have: 29,
      need: 30,
    });
  });

  it('is answered by the weakest measure, and yes only where the whole interval is high', () => {
    const answer = readClarity(agreement([measure(0.95, 0.9, 50), measure(0.85, 0.79, 50)]));
    expect(answer).toMatchObject({ kind: 'fair', value: 0.85 });
    expect(readClarity(agreement([measure(0.85, 0.8, 50)]))).toMatchObject({ kind: 'clear' });
    expect(readClarity(agreement([measure(0.5, 0.4, 50, 0.8)]))).toMatchObject({
      kind: 'unclear',
      isSkewed: true,
    });
    expect(readClarity(agreement([measure(null, 0, 50)]))).toEqual({ kind: 'constant', units: 50 });
  });
});

describe('which classes are confused', () => {
  it('is the most frequent pair of different answers, as a share of all disagreements', () => {
    const confusions = [
      { a: 0, b: 0, pairs: 90 },
      { a: 0, b: 1, pairs: 6 },
      { a: 1, b: 2, pairs: 24 },
    ];
    expect(readConfusion({ ...agreement([]), confusions })).toEqual({
      kind: 'pair',
      ...{ a: 1, b: 2, pairs: 24, share: 0.8, total: 30 },
    });
    const missed = [0, 1].map((b) => ({ a: -1, b, pairs: 20 }));
    const all = [...confusions, ...missed];
    expect(readConfusion({ ...agreement([]), confusions: all })).toMatchObject({
      ...{ a: -1, b: -1, pairs: 40, total: 70 },
    });
    expect(readConfusion({ ...agreement([]), confusions: confusions.slice(0, 1) })).toEqual({
      kind: 'none',
      pairs: 90,
    });
  });
});

describe('whom to help', () => {
  const person = (name: string, value: number, spread: number): Annotator => ({
    userId: 'usr_1',
    name,
    isSimulated: false,
    annotations: 40,
    skips: 0,
    medianDurationMs: null,
    reliability: { value, low: value - spread, high: value + spread, units: 40 },
    informativeness: null,
    gold: null,
  });

  it('names somebody only where even the upper bound lies below what is usual', () => {
    const others = [person('b', 0.9, 0.02), person('c', 0.92, 0.02)];
    const ask = (worst: Annotator) => readHelp({ votesMin: 20, annotators: [worst, ...others] });
    expect(ask(person('a', 0.5, 0.1))).toMatchObject({ kind: 'person', annotator: { name: 'a' } });
    expect(ask(person('a', 0.85, 0.1))).toEqual({ kind: 'nobody', rated: 3 });
  });

  it('waits for enough answers', () => {
    const one = { ...person('a', 0.5, 0.1), reliability: null, annotations: 12 };
    expect(readHelp({ votesMin: 20, annotators: [one] })).toEqual({
      kind: 'tooFew',
      have: 12,
      need: 20,
    });
  });
});

describe('the disputes behind a mark', () => {
  const dispute = (part: Partial<Dispute>) =>
    ({ regions: [], posterior: {}, agreement: 0.3, ...part }) as Dispute;

  it('are those in which both classes were named, or the object was not drawn by all', () => {
    const rows = [
      dispute({ posterior: { 0: 0.6, 1: 0.4 } }),
      dispute({ posterior: { 0: 1 } }),
      dispute({
        regions: [{ region: { classId: 1 }, support: 0.5, classShare: 1 } as Dispute['regions'][0]],
      }),
    ];
    expect(filterDisputes(rows, { kind: 'pair', a: 0, b: 1 })).toEqual([rows[0]]);
    expect(filterDisputes(rows, { kind: 'pair', a: -1, b: -1 })).toEqual([rows[2]]);
    expect(filterDisputes(rows, { kind: 'bin', bin: 3 })).toHaveLength(3);
    expect(filterDisputes(rows, { kind: 'bin', bin: 4 })).toHaveLength(0);
  });
});
