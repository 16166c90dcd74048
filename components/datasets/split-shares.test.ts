import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SplitSharesSchema } from '@/core/contracts/freeze-dataset-version.contract';
import { checkSplitPercents, toSplitShares } from './split-shares';

describe('split shares', () => {
  test('what is missing or too much is said in percent', () => {
    expect(checkSplitPercents({ train: 80, val: 10, test: 5 })).toEqual({
      sum: 95,
      missing: 5,
      isComplete: false,
    });
    expect(checkSplitPercents({ train: 80, val: 10, test: 15 }).missing).toBe(-5);
  });

  test('an emptied field counts as nothing, text as its number', () => {
    expect(checkSplitPercents({ train: '90', val: 10, test: '' }).isComplete).toBe(true);
  });

  test('a negative share is never complete, though the sum is right', () => {
    expect(checkSplitPercents({ train: 110, val: -10, test: 0 }).isComplete).toBe(false);
  });

  test('whatever is complete is accepted by the server', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (a, b) => {
        fc.pre(a + b <= 1000);
        const percents = { train: a / 10, val: b / 10, test: (1000 - a - b) / 10 };
        expect(checkSplitPercents(percents).isComplete).toBe(true);
        expect(SplitSharesSchema.safeParse(toSplitShares(percents)).success).toBe(true);
      }),
    );
  });
});
