/** What a method says of every task, by position in the VoteTable. */
export interface ClassOutcome {
  /** Tasks × labels, row by row, each row sums to 1. */
  posterior: Float64Array;
  /** Position in `labels` of the most probable label, one entry a task. */
  winner: Int32Array;
  /** 1 where another label is as probable as the winner. */
  isTied: Uint8Array;
}

/** Shares nearer to each other than this are equal: a sum's rounding must not decide. */
const TIE_TOLERANCE = 1e-9;

/** Returns the most probable label of each row; ties go to the lowest position, so the lowest class id. */
export function pickWinners(posterior: Float64Array, classes: number): ClassOutcome {
  const tasks = classes === 0 ? 0 : posterior.length / classes;
  const winner = new Int32Array(tasks);
  const isTied = new Uint8Array(tasks);
  for (let t = 0; t < tasks; t += 1) {
    let highest = 0;
    for (let k = 0; k < classes; k += 1) {
      highest = Math.max(highest, posterior[t * classes + k] as number);
    }
    let first = -1;
    for (let k = 0; k < classes; k += 1) {
      if ((posterior[t * classes + k] as number) < highest - TIE_TOLERANCE) continue;
      if (first === -1) first = k;
      else isTied[t] = 1;
    }
    winner[t] = first;
  }
  return { posterior, winner, isTied };
}
