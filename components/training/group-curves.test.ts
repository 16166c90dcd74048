import { describe, expect, test } from 'vitest';
import { groupCurves, lastValues } from './group-curves';

const METRICS = {
  'train/loss': [
    { step: 20, value: 0.5 },
    { step: 10, value: 0.9 },
  ],
  'val/nll': [
    { step: 10, value: 0.8 },
    { step: 20, value: 0.7 },
  ],
  'val/map50': [
    { step: 10, value: 0.2 },
    { step: 20, value: 0.6 },
  ],
  'train/lr': [
    { step: 10, value: 0.004 },
    { step: 20, value: 0.001 },
  ],
  'test/map50': [{ step: 20, value: 0.55 }],
};

describe('groupCurves', () => {
  test('losses, quality and all else are drawn apart, rows in the order of the steps', () => {
    const charts = groupCurves(METRICS);
    expect(charts.map(({ group, names }) => [group, names])).toEqual([
      ['loss', ['train/loss', 'val/nll']],
      ['quality', ['val/map50']],
      ['other', ['train/lr']],
    ]);
    expect(charts[0]?.rows).toEqual([
      { step: 10, 'train/loss': 0.9, 'val/nll': 0.8 },
      { step: 20, 'train/loss': 0.5, 'val/nll': 0.7 },
    ]);
  });

  test('a figure of one step is no curve, and is among the last values', () => {
    expect(groupCurves({ 'test/map50': [{ step: 20, value: 0.55 }] })).toEqual([]);
    expect(lastValues(METRICS)['test/map50']).toBe(0.55);
    expect(lastValues(METRICS)['train/loss']).toBe(0.5);
  });
});
