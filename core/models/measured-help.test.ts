import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type HelpSums,
  measureHelp,
  shouldPauseClicks,
  shouldPauseProposals,
} from './measured-help';
import { scorePreLabels } from './score-prelabels';

const SUMS: HelpSums = {
  ...{ items: 50, proposed: 100, kept: 40, changed: 20, deleted: 40, added: 20 },
  ...{ shownKept: 36, shownChanged: 4, candidatesTaken: 0, candidatesChanged: 0 },
};

describe('scorePreLabels', () => {
  it('counts a changed box as found, a replaced class of an item as wrong', () => {
    expect(scorePreLabels(SUMS, 'object-detection')).toEqual({
      ...{ hits: 60, final: 80, precision: 0.6, recall: 0.75 },
      f1: 120 / 180,
    });
    expect(scorePreLabels(SUMS, 'text-classification')).toMatchObject({ hits: 40, precision: 0.4 });
  });

  it('says nothing where there is nothing', () => {
    const none = { proposed: 0, kept: 0, changed: 0, deleted: 0, added: 0 };
    expect(scorePreLabels(none, 'object-detection')).toMatchObject({
      ...{ precision: null, recall: null, f1: null },
    });
  });
});

describe('measureHelp', () => {
  it('takes the fix rate from what was shown: a box drawn blind is never quite the model’s', () => {
    const measured = measureHelp(SUMS, 'object-detection');
    expect(measured).toMatchObject({ items: 50, proposed: 100, precision: 0.6, fixRate: 0.1 });
    expect(measureHelp(SUMS, 'image-classification').fixRate).toBeNull();
    expect(
      measureHelp({ ...SUMS, shownKept: 0, shownChanged: 0 }, 'object-detection').fixRate,
    ).toBe(null);
  });
});

describe('shouldPauseProposals', () => {
  it('judges from 50 items on, and not where nothing was proposed', () => {
    expect(shouldPauseProposals({ items: 49, precision: 0 }, false)).toBe(false);
    expect(shouldPauseProposals({ items: 50, precision: 0 }, false)).toBe(true);
    expect(shouldPauseProposals({ items: 50, precision: null }, true)).toBe(false);
  });

  it('pauses below 52 % and goes on from 55 %', () => {
    const pausedAt = (precision: number, isPaused: boolean) =>
      shouldPauseProposals({ items: 50, precision }, isPaused);
    expect([0.51, 0.52, 0.54, 0.55].map((one) => pausedAt(one, false))).toEqual([
      ...[true, false, false, false],
    ]);
    expect([0.51, 0.52, 0.54, 0.55].map((one) => pausedAt(one, true))).toEqual([
      ...[true, true, true, false],
    ]);
  });

  it('never shows what it would pause at once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (precision) => {
        const measured = { items: 50, precision };
        return shouldPauseProposals(measured, true) || !shouldPauseProposals(measured, false);
      }),
    );
  });
});

describe('shouldPauseClicks', () => {
  it('pauses where more than 29 % of at least 50 boxes were put right', () => {
    const pausedAt = (candidatesTaken: number, candidatesChanged: number) =>
      shouldPauseClicks({ candidatesTaken, candidatesChanged });
    expect(pausedAt(49, 49)).toBe(false);
    expect(pausedAt(100, 29)).toBe(false);
    expect(pausedAt(100, 30)).toBe(true);
  });
});
