import { AppError } from '../errors';
import { countVotes, type VoteTable } from '../vote';
import { type ClassOutcome, pickWinners } from './pick-winners';

/** Pseudo-counts added to the votes before the maximum is taken. */
export interface DawidSkenePrior {
  /** To each right answer of each worker. */
  diagonal: number;
  /** To each wrong answer of each worker. */
  offDiagonal: number;
  /** To each class. */
  class: number;
}

/** The default: a worker is taken to be better than chance until the votes say otherwise. */
export const MAP_PRIOR: DawidSkenePrior = { diagonal: 4, offDiagonal: 1, class: 1 };

/** Plain maximum likelihood as in the paper; collapses where workers gave few labels. */
export const MAXIMUM_LIKELIHOOD: DawidSkenePrior = { diagonal: 0, offDiagonal: 0, class: 0 };

export interface DawidSkeneOptions {
  prior?: DawidSkenePrior;
  /** Known answers, task id → class id: these tasks stay at their answer and teach the workers' matrices. */
  gold?: ReadonlyMap<string, number>;
  /** Stops when no posterior moved by this much; 1e-6 by default. */
  tolerance?: number;
  /** Stops as well when one iteration moves the log likelihood by less than this a vote; 0 (never) by default. */
  gainPerVoteMin?: number;
  /** 1000 by default. */
  iterationsMax?: number;
}

export interface DawidSkeneState {
  readonly table: VoteTable;
  readonly prior: DawidSkenePrior;
  /** Tasks × labels. */
  readonly posterior: Float64Array;
  readonly classPrior: Float64Array;
  /** Workers × answer × truth: the truths of one answer lie together, as both steps read them so. */
  readonly answerGivenTruth: Float64Array;
  readonly logAnswerGivenTruth: Float64Array;
  /** Position in `labels` of the known answer, −1 where there is none. */
  readonly goldOf: Int32Array;
}

export interface DawidSkeneResult extends ClassOutcome {
  classPrior: Float64Array;
  /** Workers × truth × answer, each row sums to 1. */
  confusion: Float64Array;
  iterations: number;
  hasConverged: boolean;
  /** Log probability of the votes (and of the gold answers), without the prior's term. */
  logLikelihood: number;
}

/** Keeps every logarithm finite; a worker who never met a class is taken to answer it at random. */
const COUNT_FLOOR = 1e-10;

/**
 * Returns each task's posterior over the classes with one confusion matrix a worker, by expectation
 * maximisation from the vote shares (Dawid & Skene 1979); the same votes in any order give the same result.
 */
export function dawidSkene(table: VoteTable, options: DawidSkeneOptions = {}): DawidSkeneResult {
  const { tolerance = 1e-6, gainPerVoteMin = 0, iterationsMax = 1000 } = options;
  const state = startDawidSkene(table, options);
  let logLikelihood = Number.NEGATIVE_INFINITY;
  let iterations = 0;
  let hasConverged = table.tasks.length === 0;
  while (!hasConverged && iterations < iterationsMax) {
    const step = stepDawidSkene(state);
    iterations += 1;
    const gainPerVote = (step.logLikelihood - logLikelihood) / table.labelOf.length;
    hasConverged = step.change < tolerance || Math.abs(gainPerVote) < gainPerVoteMin;
    logLikelihood = step.logLikelihood;
  }
  return {
    ...pickWinners(state.posterior, table.labels.length),
    classPrior: state.classPrior,
    confusion: confusionByTruth(state),
    iterations,
    hasConverged,
    logLikelihood: table.tasks.length === 0 ? 0 : logLikelihood,
  };
}

/** Returns the state before the first step: vote shares, gold tasks at their answer; throws `invalid` for a gold class unknown to the table. */
export function startDawidSkene(
  table: VoteTable,
  { prior = MAP_PRIOR, gold = new Map() }: DawidSkeneOptions = {},
): DawidSkeneState {
  const classes = table.labels.length;
  const goldOf = new Int32Array(table.tasks.length).fill(-1);
  const posterior = countVotes(table);
  table.tasks.forEach((task, t) => {
    const answer = gold.get(task);
    if (answer !== undefined) {
      goldOf[t] = table.labels.indexOf(answer);
      if (goldOf[t] === -1) {
        throw new AppError('invalid', { message: `Gold class ${answer} is not among the labels` });
      }
    }
    const votes = (table.taskStart[t + 1] as number) - (table.taskStart[t] as number);
    for (let k = 0; k < classes; k += 1) {
      const cell = t * classes + k;
      posterior[cell] =
        answer === undefined ? (posterior[cell] as number) / votes : Number(goldOf[t] === k);
    }
  });
  return {
    table,
    prior,
    posterior,
    classPrior: new Float64Array(classes),
    answerGivenTruth: new Float64Array(table.workers.length * classes * classes),
    logAnswerGivenTruth: new Float64Array(table.workers.length * classes * classes),
    goldOf,
  };
}

/**
 * Moves the state on by one iteration (workers' matrices from the posteriors, then posteriors from
 * the matrices) in O(votes × labels); returns the largest change of a posterior and the log likelihood.
 */
export function stepDawidSkene(state: DawidSkeneState): { change: number; logLikelihood: number } {
  estimateWorkers(state);
  return estimateTasks(state);
}

function estimateWorkers(state: DawidSkeneState): void {
  const { table, prior, posterior, classPrior, answerGivenTruth, logAnswerGivenTruth } = state;
  const { taskStart, workerOf, labelOf } = table;
  const classes = table.labels.length;
  const tasks = table.tasks.length;

  classPrior.fill(prior.class);
  answerGivenTruth.fill(prior.offDiagonal);
  for (let w = 0; w < table.workers.length; w += 1) {
    for (let k = 0; k < classes; k += 1) {
      answerGivenTruth[(w * classes + k) * classes + k] = prior.diagonal;
    }
  }
  for (let t = 0; t < tasks; t += 1) {
    const row = t * classes;
    for (let k = 0; k < classes; k += 1) {
      classPrior[k] = (classPrior[k] as number) + (posterior[row + k] as number);
    }
    const end = taskStart[t + 1] as number;
    for (let v = taskStart[t] as number; v < end; v += 1) {
      const base = ((workerOf[v] as number) * classes + (labelOf[v] as number)) * classes;
      for (let k = 0; k < classes; k += 1) {
        answerGivenTruth[base + k] =
          (answerGivenTruth[base + k] as number) + (posterior[row + k] as number);
      }
    }
  }
  const total = tasks + prior.class * classes;
  for (let k = 0; k < classes; k += 1) classPrior[k] = (classPrior[k] as number) / total;
  for (let w = 0; w < table.workers.length; w += 1) {
    for (let k = 0; k < classes; k += 1) {
      let sum = 0;
      for (let l = 0; l < classes; l += 1) {
        const cell = (w * classes + l) * classes + k;
        const count = Math.max(answerGivenTruth[cell] as number, COUNT_FLOOR);
        answerGivenTruth[cell] = count;
        sum += count;
      }
      for (let l = 0; l < classes; l += 1) {
        const cell = (w * classes + l) * classes + k;
        const share = (answerGivenTruth[cell] as number) / sum;
        answerGivenTruth[cell] = share;
        logAnswerGivenTruth[cell] = Math.log(share);
      }
    }
  }
}

function estimateTasks(state: DawidSkeneState): { change: number; logLikelihood: number } {
  const { table, posterior, classPrior, logAnswerGivenTruth, goldOf } = state;
  const { taskStart, workerOf, labelOf } = table;
  const classes = table.labels.length;
  const logPrior = classPrior.map((share) => Math.log(Math.max(share, COUNT_FLOOR)));
  const logJoint = new Float64Array(classes);
  let change = 0;
  let logLikelihood = 0;
  for (let t = 0; t < table.tasks.length; t += 1) {
    logJoint.set(logPrior);
    const end = taskStart[t + 1] as number;
    for (let v = taskStart[t] as number; v < end; v += 1) {
      const base = ((workerOf[v] as number) * classes + (labelOf[v] as number)) * classes;
      for (let k = 0; k < classes; k += 1) {
        logJoint[k] = (logJoint[k] as number) + (logAnswerGivenTruth[base + k] as number);
      }
    }
    const known = goldOf[t] as number;
    if (known >= 0) {
      logLikelihood += logJoint[known] as number;
      continue;
    }
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k += 1) highest = Math.max(highest, logJoint[k] as number);
    let sum = 0;
    for (let k = 0; k < classes; k += 1) {
      const weight = Math.exp((logJoint[k] as number) - highest);
      logJoint[k] = weight;
      sum += weight;
    }
    logLikelihood += highest + Math.log(sum);
    for (let k = 0; k < classes; k += 1) {
      const cell = t * classes + k;
      const next = (logJoint[k] as number) / sum;
      change = Math.max(change, Math.abs(next - (posterior[cell] as number)));
      posterior[cell] = next;
    }
  }
  return { change, logLikelihood };
}

function confusionByTruth({ table, answerGivenTruth }: DawidSkeneState): Float64Array {
  const classes = table.labels.length;
  const confusion = new Float64Array(answerGivenTruth.length);
  for (let w = 0; w < table.workers.length; w += 1) {
    for (let k = 0; k < classes; k += 1) {
      for (let l = 0; l < classes; l += 1) {
        confusion[(w * classes + k) * classes + l] = answerGivenTruth[
          (w * classes + l) * classes + k
        ] as number;
      }
    }
  }
  return confusion;
}
