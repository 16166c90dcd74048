import { describe, expect, test } from 'vitest';
import { scoreStream } from './compare-streams';

const counts = { proposed: 80, kept: 40, changed: 20, deleted: 20, added: 40 };

describe('scoreStream', () => {
  test('says nothing below 30 answers', () => {
    const answers = { annotations: 29, counts, medianDurationMs: 4_000 };
    expect(scoreStream(answers, 'object-detection')).toBeNull();
  });

  test('gives shares with the interval of what they are counted in, and seconds', () => {
    const score = scoreStream(
      { annotations: 30, counts, medianDurationMs: 4_500 },
      'object-detection',
    );
    expect(score).toMatchObject({
      ...{ precision: { value: 0.75, interval: { units: 80 } } },
      ...{ recall: { value: 0.6, interval: { units: 100 } } },
      ...{ f1: { value: 120 / 180, interval: null }, medianSeconds: 4.5 },
    });
    expect(score?.precision?.interval?.low).toBeLessThan(0.75);
    expect(score?.precision?.interval?.high).toBeGreaterThan(0.75);
  });

  test('has no share where nothing was proposed and nothing answered', () => {
    const none = { proposed: 0, kept: 0, changed: 0, deleted: 0, added: 0 };
    const answers = { annotations: 40, counts: none, medianDurationMs: null };
    expect(scoreStream(answers, 'object-detection')).toEqual({
      ...{ precision: null, recall: null, f1: null, medianSeconds: null },
    });
  });
});
