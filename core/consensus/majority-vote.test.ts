import { expect, it } from 'vitest';
import { indexVotes } from '../vote';
import { majorityVote } from './majority-vote';

it('gives the shares, the label with most votes, and on a tie the lowest class id with a flag', () => {
  const table = indexVotes([
    { task: 'clear', worker: 'a', label: 5 },
    { task: 'clear', worker: 'b', label: 5 },
    { task: 'clear', worker: 'c', label: 3 },
    { task: 'tied', worker: 'a', label: 5 },
    { task: 'tied', worker: 'b', label: 3 },
  ]);
  const outcome = majorityVote(table);
  expect(Array.from(outcome.posterior)).toEqual([1 / 3, 2 / 3, 0.5, 0.5]);
  expect(Array.from(outcome.winner, (position) => table.labels[position])).toEqual([5, 3]);
  expect(Array.from(outcome.isTied)).toEqual([0, 1]);
});
