import { AppError } from './errors';

/** One person's answer to one task; `label` is a class id. The field's columns: task, worker, label. */
export interface Vote {
  task: string;
  worker: string;
  label: number;
}

/**
 * Votes by position, sorted by task, worker and label, so that every sum over them adds in the same
 * order whatever the order the votes came in: the same votes give the same floats.
 */
export interface VoteTable {
  /** Task ids, ascending by UTF-16 code unit. */
  tasks: string[];
  /** Worker ids, ascending by UTF-16 code unit. */
  workers: string[];
  /** Class ids, ascending. */
  labels: number[];
  /** The votes of task t are those from taskStart[t] up to, not including, taskStart[t + 1]. */
  taskStart: Int32Array;
  /** Position in `workers`, one entry a vote. */
  workerOf: Int32Array;
  /** Position in `labels`, one entry a vote. */
  labelOf: Int32Array;
}

export interface IndexVotesOptions {
  /** Class ids that exist even if nobody chose them; those met in the votes are added. */
  labels?: Iterable<number>;
  /** Keeps the same answer given twice by one worker to one task as two ratings; false by default. */
  keepRepeats?: boolean;
}

/**
 * Returns the votes as typed arrays, exact duplicates (same task, worker and label) dropped;
 * throws `invalid` for a label that is not a whole number from 0.
 */
export function indexVotes(votes: Iterable<Vote>, options: IndexVotesOptions = {}): VoteTable {
  const tasks = new Interner<string>();
  const workers = new Interner<string>();
  const labels = new Interner<number>();
  for (const label of options.labels ?? []) labels.intern(checkedLabel(label));
  const task: number[] = [];
  const worker: number[] = [];
  const label: number[] = [];
  for (const vote of votes) {
    task.push(tasks.intern(vote.task));
    worker.push(workers.intern(vote.worker));
    label.push(labels.intern(checkedLabel(vote.label)));
  }
  const sortedTasks = tasks.sorted((ids) => ids.sort());
  const sortedWorkers = workers.sorted((ids) => ids.sort());
  const sortedLabels = labels.sorted((ids) => ids.sort((a, b) => a - b));

  // Least significant key first: three stable counting sorts order the votes in linear time.
  let order = Int32Array.from(task, (_, position) => position);
  order = countingSort(order, label, sortedLabels.rank);
  order = countingSort(order, worker, sortedWorkers.rank);
  order = countingSort(order, task, sortedTasks.rank);

  const taskStart = new Int32Array(sortedTasks.values.length + 1);
  const workerOf = new Int32Array(order.length);
  const labelOf = new Int32Array(order.length);
  let kept = 0;
  let previous = -1;
  for (const position of order) {
    const t = sortedTasks.rank[task[position] ?? 0] ?? 0;
    const w = sortedWorkers.rank[worker[position] ?? 0] ?? 0;
    const l = sortedLabels.rank[label[position] ?? 0] ?? 0;
    const isRepeat =
      previous === t && workerOf[kept - 1] === w && labelOf[kept - 1] === l && !options.keepRepeats;
    if (isRepeat) continue;
    workerOf[kept] = w;
    labelOf[kept] = l;
    kept += 1;
    previous = t;
    taskStart[t + 1] = kept;
  }
  return {
    tasks: sortedTasks.values,
    workers: sortedWorkers.values,
    labels: sortedLabels.values,
    taskStart,
    workerOf: workerOf.slice(0, kept),
    labelOf: labelOf.slice(0, kept),
  };
}

/** Returns how often each label was given to each task: tasks × labels, row by row. */
export function countVotes(table: VoteTable): Float64Array {
  const classes = table.labels.length;
  const counts = new Float64Array(table.tasks.length * classes);
  for (let t = 0; t < table.tasks.length; t += 1) {
    const end = table.taskStart[t + 1] as number;
    for (let v = table.taskStart[t] as number; v < end; v += 1) {
      const cell = t * classes + (table.labelOf[v] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return counts;
}

function checkedLabel(label: number): number {
  if (Number.isInteger(label) && label >= 0) return label;
  throw new AppError('invalid', { message: `A label must be a whole number from 0, not ${label}` });
}

/** Gives equal values one number, counted up from 0 in the order of their first appearance. */
class Interner<T> {
  private readonly numbers = new Map<T, number>();

  intern(value: T): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** The values in order, and for each number the place of its value in that order. */
  sorted(sort: (values: T[]) => T[]): { values: T[]; rank: Int32Array } {
    const values = sort([...this.numbers.keys()]);
    const rank = new Int32Array(values.length);
    values.forEach((value, place) => {
      rank[this.numbers.get(value) as number] = place;
    });
    return { values, rank };
  }
}

function countingSort(order: Int32Array, keys: readonly number[], rank: Int32Array) {
  const next = new Int32Array(rank.length + 1);
  for (const key of keys) {
    const place = (rank[key] as number) + 1;
    next[place] = (next[place] as number) + 1;
  }
  for (let place = 1; place < next.length; place += 1) {
    next[place] = (next[place] as number) + (next[place - 1] as number);
  }
  const sorted = new Int32Array(order.length);
  for (const position of order) {
    const place = rank[keys[position] as number] as number;
    sorted[next[place] as number] = position;
    next[place] = (next[place] as number) + 1;
  }
  return sorted;
}
