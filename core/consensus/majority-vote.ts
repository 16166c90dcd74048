import { countVotes, type VoteTable } from '../vote';
import { type ClassOutcome, pickWinners } from './pick-winners';

/**
 * Returns for every task the share of each label among its votes and the label with most votes;
 * equal counts go to the lowest class id and are flagged in `isTied`.
 */
export function majorityVote(table: VoteTable): ClassOutcome {
  const classes = table.labels.length;
  const posterior = countVotes(table);
  for (let t = 0; t < table.tasks.length; t += 1) {
    const votes = (table.taskStart[t + 1] as number) - (table.taskStart[t] as number);
    for (let k = 0; k < classes; k += 1) {
      posterior[t * classes + k] = (posterior[t * classes + k] as number) / votes;
    }
  }
  return pickWinners(posterior, classes);
}
