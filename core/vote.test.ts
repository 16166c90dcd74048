import { describe, expect, it } from 'vitest';
import { countVotes, indexVotes } from './vote';

const votes = [
  { task: 'b', worker: 'y', label: 7 },
  { task: 'a', worker: 'x', label: 2 },
  { task: 'b', worker: 'x', label: 7 },
  { task: 'b', worker: 'y', label: 7 },
  { task: 'b', worker: 'y', label: 2 },
];

describe('indexVotes', () => {
  it('sorts tasks, workers and labels and drops exact duplicates only', () => {
    const table = indexVotes(votes);
    expect(table.tasks).toEqual(['a', 'b']);
    expect(table.workers).toEqual(['x', 'y']);
    expect(table.labels).toEqual([2, 7]);
    expect(Array.from(table.taskStart)).toEqual([0, 1, 4]);
    expect(Array.from(table.workerOf)).toEqual([0, 0, 1, 1]);
    expect(Array.from(table.labelOf)).toEqual([0, 1, 0, 1]);
  });

  it('keeps repeats when asked, and classes nobody chose', () => {
    const table = indexVotes(votes, { keepRepeats: true, labels: [9, 0] });
    expect(table.labels).toEqual([0, 2, 7, 9]);
    expect(Array.from(countVotes(table))).toEqual([0, 1, 0, 0, 0, 1, 3, 0]);
  });

  it('refuses a label that is not a whole number from 0', () => {
    for (const label of [-1, 0.5, Number.NaN]) {
      expect(() => indexVotes([{ task: 'a', worker: 'x', label }])).toThrow(/whole number/);
    }
  });
});
