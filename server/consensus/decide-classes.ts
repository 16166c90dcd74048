import { dawidSkene } from '@/core/consensus/dawid-skene';
import { majorityVote } from '@/core/consensus/majority-vote';
import { type ClassOutcome } from '@/core/consensus/pick-winners';
import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { indexVotes, type Vote } from '@/core/vote';
import type { TaskVotes } from './load-project-votes';

/** What the votes say of the class, or classes, of one whole item. */
export interface ClassDecision {
  classIds: number[];
  /** class id → probability. For several classes each one's own. */
  posterior: Record<string, number>;
  /** 0–1; of several classes the least sure one. */
  confidence: number;
  isTied: boolean;
}

type Method = ConsensusSettings['classMethod'];
type GoldClasses = ReadonlyMap<string, readonly number[]>;

const ITERATIONS_MAX = 200;

function solve(
  method: Method,
  votes: readonly Vote[],
  labels: readonly number[],
  gold: ReadonlyMap<string, number>,
) {
  const table = indexVotes(votes, { labels });
  const outcome: ClassOutcome =
    method === 'majority'
      ? majorityVote(table)
      : dawidSkene(table, { gold, iterationsMax: ITERATIONS_MAX, tolerance: 1e-5 });
  return { table, outcome };
}

function decideSingle(
  tasks: readonly TaskVotes[],
  method: Method,
  classIds: readonly number[],
  gold: GoldClasses,
) {
  const votes = tasks.flatMap(({ taskId, votes: answers }) =>
    answers.flatMap(({ userId, classIds: [label] }) =>
      label === undefined ? [] : [{ task: taskId, worker: userId, label }],
    ),
  );
  const known = new Map(
    [...gold].flatMap(([task, [label]]) => (label === undefined ? [] : [[task, label] as const])),
  );
  const { table, outcome } = solve(method, votes, classIds, known);
  const decisions = new Map<string, ClassDecision>();
  table.tasks.forEach((taskId, row) => {
    const shares = table.labels.map(
      (label, k) => [label, outcome.posterior[row * table.labels.length + k] ?? 0] as const,
    );
    const winner = outcome.winner[row] ?? 0;
    decisions.set(taskId, {
      classIds: [table.labels[winner] ?? 0],
      posterior: Object.fromEntries(shares.filter(([, share]) => share > 1e-6)),
      confidence: shares[winner]?.[1] ?? 0,
      isTied: outcome.isTied[row] === 1,
    });
  });
  return decisions;
}

/** Each class is a question of its own, answered yes (1) or no (0) by everybody. */
function decideMultiple(
  tasks: readonly TaskVotes[],
  method: Method,
  classIds: readonly number[],
  gold: GoldClasses,
) {
  const decisions = new Map<string, ClassDecision>(
    tasks.map(({ taskId }) => [
      taskId,
      { classIds: [], posterior: {}, confidence: 1, isTied: false },
    ]),
  );
  for (const classId of classIds) {
    const votes = tasks.flatMap(({ taskId, votes: answers }) =>
      answers.map((answer) => ({
        task: taskId,
        worker: answer.userId,
        label: answer.classIds.includes(classId) ? 1 : 0,
      })),
    );
    if (votes.every(({ label }) => label === 0)) continue;
    const known = new Map(
      [...gold].map(([task, ids]) => [task, ids.includes(classId) ? 1 : 0] as const),
    );
    const { table, outcome } = solve(method, votes, [0, 1], known);
    table.tasks.forEach((taskId, row) => {
      const decision = decisions.get(taskId);
      if (decision === undefined) return;
      const yes = outcome.posterior[row * 2 + 1] ?? 0;
      const isYes = yes > 0.5;
      if (isYes) decision.classIds.push(classId);
      if (yes > 1e-6) decision.posterior[String(classId)] = yes;
      decision.confidence = Math.min(decision.confidence, isYes ? yes : 1 - yes);
      decision.isTied ||= outcome.isTied[row] === 1;
    });
  }
  return decisions;
}

/** Guarantees one decision for each task with votes, by majority or Dawid–Skene (MAP) with gold clamped. */
export function decideClasses(
  tasks: readonly TaskVotes[],
  schema: LabelSchema,
  method: Method,
  gold: GoldClasses,
): Map<string, ClassDecision> {
  if (schema.choice === 'none') return new Map();
  const classIds = schema.classes.map(({ id }) => id);
  return schema.choice === 'single'
    ? decideSingle(tasks, method, classIds, gold)
    : decideMultiple(tasks, method, classIds, gold);
}
