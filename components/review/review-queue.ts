/** Where a reviewer stands: the tasks as they were found, and which of them are settled since. */
export interface ReviewQueue {
  readonly taskIds: readonly string[];
  readonly index: number;
  readonly settled: ReadonlySet<string>;
}

/** Returns a queue that opens on the named task, put first where it was not among the disputes. */
export function makeReviewQueue(disputes: readonly string[], opened?: string): ReviewQueue {
  const isKnown = opened === undefined || disputes.includes(opened);
  const taskIds = isKnown ? [...disputes] : [opened, ...disputes];
  const index = opened === undefined ? 0 : taskIds.indexOf(opened);
  return { taskIds, index, settled: new Set() };
}

/** Returns the queue one step on or back; it stays within its ends. */
export function moveQueue(queue: ReviewQueue, step: 1 | -1): ReviewQueue {
  const index = Math.min(queue.taskIds.length - 1, Math.max(0, queue.index + step));
  return index === queue.index ? queue : { ...queue, index };
}

/** Returns the queue with the task settled, on the next one that is not, wherever it is; else where it was. */
export function settleTask(queue: ReviewQueue, taskId: string): ReviewQueue {
  const settled = new Set(queue.settled).add(taskId);
  const { taskIds, index } = queue;
  const order = [...taskIds.keys()].map((step) => (index + step) % taskIds.length);
  const next = order.find((place) => !settled.has(taskIds[place] ?? ''));
  return { taskIds, settled, index: next ?? index };
}

/** Returns the queue with a task open again, because its decision was not stored. */
export function reopenTask(queue: ReviewQueue, taskId: string): ReviewQueue {
  const settled = new Set(queue.settled);
  settled.delete(taskId);
  return { ...queue, settled };
}

/** Whether every task of the queue is settled. */
export function isQueueDone({ taskIds, settled }: ReviewQueue): boolean {
  return taskIds.every((taskId) => settled.has(taskId));
}
