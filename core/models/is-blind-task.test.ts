import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../ids';
import { isBlindTask } from './is-blind-task';

const TASKS = 20_000;
const shareOf = (ids: readonly string[], percent: number) =>
  ids.filter((id) => isBlindTask(id, percent)).length / ids.length;

describe('isBlindTask', () => {
  it.each([1, 5, 20, 50])(
    'chooses about %i of 100 tasks, also of those made together',
    (percent) => {
      const ids = Array.from({ length: TASKS }, () => newId('task', 1_800_000_000_000));
      const share = percent / 100;
      // five standard deviations of a share that is drawn
      const tolerance = 5 * Math.sqrt((share * (1 - share)) / TASKS);
      expect(Math.abs(shareOf(ids, percent) - share)).toBeLessThan(tolerance);
    },
  );

  it('chooses none at 0 and all at 100', () => {
    const ids = Array.from({ length: 500 }, () => newId('task'));
    expect([shareOf(ids, 0), shareOf(ids, 100)]).toEqual([0, 1]);
  });

  it('gives a task the same part for good', () => {
    const ids = ['tsk_06bq3v9zk8r5t7w2x4y6', 'tsk_1', 'tsk_2', 'tsk_3', 'tsk_4', 'tsk_5'];
    expect(ids.filter((id) => isBlindTask(id, 50))).toEqual(['tsk_4']);
  });

  it('keeps every blind task when the share grows', () => {
    const percent = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(fc.string(), percent, percent, (id, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        return !isBlindTask(id, small) || isBlindTask(id, large);
      }),
    );
  });
});
