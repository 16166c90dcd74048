import type { VoteTable } from '../vote';
import { betaInterval, type ShareInterval } from './beta-interval';
import type { DawidSkeneResult } from './dawid-skene';
import { spammerScore } from './spammer-score';

export interface WorkerReliability {
  worker: string;
  votes: number;
  /** Probability that a vote agrees with what the others' votes (or gold) say; null where nobody else voted. */
  reliability: ShareInterval | null;
  /** 0 answers at random, 1 perfectly; shrunk towards the prior where votes are few. */
  informativeness: number;
}

/**
 * Returns one entry a worker, in the table's order: the share of votes that agree with the task's
 * posterior after the worker's own vote is taken out of it, as a Beta mean with its 95 % interval.
 * It is agreement, not accuracy: errors that the others share count as right.
 */
export function workerReliability(
  table: VoteTable,
  result: DawidSkeneResult,
  gold: ReadonlyMap<string, number> = new Map(),
): WorkerReliability[] {
  const classes = table.labels.length;
  const hits = new Float64Array(table.workers.length);
  const units = new Float64Array(table.workers.length);
  const votes = new Float64Array(table.workers.length);
  const others = new Float64Array(classes);
  table.tasks.forEach((task, t) => {
    const start = table.taskStart[t] as number;
    const end = table.taskStart[t + 1] as number;
    for (let v = start; v < end; v += 1) {
      const w = table.workerOf[v] as number;
      const answer = table.labelOf[v] as number;
      votes[w] = (votes[w] as number) + 1;
      if (gold.has(task)) {
        units[w] = (units[w] as number) + 1;
        hits[w] = (hits[w] as number) + (result.posterior[t * classes + answer] as number);
        continue;
      }
      if (isAlone(table, start, end, w)) continue;
      withoutOwnVotes(table, result, t, w, others);
      units[w] = (units[w] as number) + 1;
      hits[w] = (hits[w] as number) + (others[answer] as number);
    }
  });
  return table.workers.map((worker, w) => ({
    worker,
    votes: votes[w] as number,
    reliability: units[w] === 0 ? null : betaInterval(hits[w] as number, units[w] as number),
    informativeness: spammerScore(
      result.confusion.subarray(w * classes * classes, (w + 1) * classes * classes),
      classes,
    ),
  }));
}

function isAlone(table: VoteTable, start: number, end: number, worker: number): boolean {
  for (let v = start; v < end; v += 1) if (table.workerOf[v] !== worker) return false;
  return true;
}

/** Writes the task's posterior given the votes of everybody but one worker into `target`. */
function withoutOwnVotes(
  table: VoteTable,
  result: DawidSkeneResult,
  t: number,
  worker: number,
  target: Float64Array,
): void {
  const classes = table.labels.length;
  for (let k = 0; k < classes; k += 1) target[k] = Math.log(result.classPrior[k] as number);
  const end = table.taskStart[t + 1] as number;
  for (let v = table.taskStart[t] as number; v < end; v += 1) {
    const other = table.workerOf[v] as number;
    if (other === worker) continue;
    const answer = table.labelOf[v] as number;
    for (let k = 0; k < classes; k += 1) {
      const share = result.confusion[(other * classes + k) * classes + answer] as number;
      target[k] = (target[k] as number) + Math.log(share);
    }
  }
  const highest = target.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let k = 0; k < classes; k += 1) {
    target[k] = Math.exp((target[k] as number) - highest);
    sum += target[k] as number;
  }
  for (let k = 0; k < classes; k += 1) target[k] = (target[k] as number) / sum;
}
