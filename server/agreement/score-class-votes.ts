import { dawidSkene } from '@/core/consensus/dawid-skene';
import { workerReliability } from '@/core/consensus/worker-reliability';
import { indexVotes, type Vote } from '@/core/vote';
import type { TaskVotes } from '../consensus/load-project-votes';
import type { Tally } from './tally';

const ITERATIONS_MAX = 200;

/** A person → how far the answers depend on the truth, 0–1. */
export type Informativeness = Map<string, number>;

/** Returns the informativeness of votes on one question (Dawid–Skene, Raykar & Yu). */
export function scoreInformativeness(
  votes: readonly Vote[],
  labels: readonly number[],
): Informativeness {
  const table = indexVotes(votes, { labels });
  const result = dawidSkene(table, { iterationsMax: ITERATIONS_MAX, tolerance: 1e-5 });
  return new Map(
    workerReliability(table, result).map(({ worker, informativeness }) => [
      worker,
      informativeness,
    ]),
  );
}

/**
 * Counts each vote on a single class by the probability that it agrees with what the others' votes
 * say (Dawid–Skene without the own vote); returns the informativeness.
 */
export function scoreSingle(
  tasks: readonly TaskVotes[],
  classIds: readonly number[],
  agreeing: Tally,
): Informativeness {
  const votes = tasks.flatMap(({ taskId, votes: answers }) =>
    answers.flatMap(({ userId, classIds: [label] }) =>
      label === undefined ? [] : [{ task: taskId, worker: userId, label }],
    ),
  );
  const table = indexVotes(votes, { labels: classIds });
  const result = dawidSkene(table, { iterationsMax: ITERATIONS_MAX, tolerance: 1e-5 });
  const found: Informativeness = new Map();
  for (const { worker, reliability, informativeness } of workerReliability(table, result)) {
    found.set(worker, informativeness);
    if (reliability === null) continue;
    // The hits back from the mean of Beta(1 + hits, 1 + units − hits).
    const hits = reliability.value * (reliability.units + 2) - 1;
    agreeing.add(worker, hits, reliability.units);
  }
  return found;
}

/** Returns how alike two sets of classes are, 0–1 (Jaccard); two empty ones are alike. */
export function setAgreement(a: readonly number[], b: readonly number[]): number {
  const union = new Set([...a, ...b]).size;
  return union === 0 ? 1 : a.filter((id) => b.includes(id)).length / union;
}

/**
 * Counts each set of classes by its likeness to the classes that more than half of the others
 * gave; returns the mean informativeness over the classes that were given.
 */
export function scoreMultiple(tasks: readonly TaskVotes[], agreeing: Tally): Informativeness {
  for (const { votes } of tasks) {
    if (votes.length < 2) continue;
    for (const own of votes) {
      const others = votes.filter((vote) => vote !== own);
      const given = [...new Set(others.flatMap(({ classIds }) => classIds))].filter(
        (id) => 2 * others.filter(({ classIds }) => classIds.includes(id)).length > others.length,
      );
      agreeing.add(own.userId, setAgreement(own.classIds, given), 1);
    }
  }
  const used = new Set(tasks.flatMap(({ votes }) => votes.flatMap(({ classIds }) => classIds)));
  const sums: Informativeness = new Map();
  for (const classId of used) {
    const votes = tasks.flatMap(({ taskId, votes: answers }) =>
      answers.map(({ userId, classIds }) => ({
        task: taskId,
        worker: userId,
        label: classIds.includes(classId) ? 1 : 0,
      })),
    );
    for (const [worker, value] of scoreInformativeness(votes, [0, 1])) {
      sums.set(worker, (sums.get(worker) ?? 0) + value / used.size);
    }
  }
  return sums;
}
