import type PgBoss from 'pg-boss';

const holder = globalThis as typeof globalThis & { concordQueue?: PgBoss | undefined };

/** Returns the queue this process opened with startJobs, undefined in scripts and tests without one. */
export function getQueue(): PgBoss | undefined {
  return holder.concordQueue;
}

/** Makes a queue the one of this process; undefined takes it away. */
export function setQueue(queue: PgBoss | undefined): void {
  holder.concordQueue = queue;
}
