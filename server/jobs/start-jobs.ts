import PgBoss from 'pg-boss';
import type { Ctx } from '../context';
import { env } from '../env';
import { lifecycle } from '../lifecycle';
import { log } from '../log';
import { JOB_HANDLERS, type JobHandler } from './job-handlers';
import { JOB_QUEUES, type JobName } from './job-queues';
import { setQueue } from './queue-holder';
import { startSweeps } from './start-sweeps';
import { SWEEPS } from './sweeps';
import { makeSystemCtx } from './system-ctx';

export interface JobsOptions {
  databaseUrl: string;
  /** `web` only queues; `jobs` and `all` also work and sweep. */
  role: 'web' | 'jobs' | 'all';
  makeCtx: () => Ctx;
}

const STOP_TIMEOUT_MS = 10_000;

async function work<N extends JobName>(
  queue: PgBoss,
  name: N,
  options: JobsOptions,
  signal: AbortSignal,
): Promise<void> {
  const handler = JOB_HANDLERS[name] as JobHandler<N> | undefined;
  if (handler === undefined) return;
  for (let index = 0; index < JOB_QUEUES[name].concurrency; index += 1) {
    await queue.work(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
      if (job === undefined) return;
      try {
        await handler(options.makeCtx(), job.data as never, signal);
      } catch (error) {
        log().error({ err: error, job: name, jobId: job.id }, 'job failed');
        throw error;
      }
    });
  }
}

/**
 * Opens the queue of this process and, unless the role is `web`, works its jobs and sweeps.
 * Returns how to stop: running handlers are told to come to an end and are waited for. A job cut
 * off by a kill is handed out again within about a minute.
 */
export async function openJobs(options: JobsOptions): Promise<() => Promise<void>> {
  const isWorker = options.role !== 'web';
  const queue = new PgBoss({
    connectionString: options.databaseUrl,
    application_name: 'concord-jobs',
    max: 4,
    supervise: isWorker,
    schedule: false,
    maintenanceIntervalSeconds: 5,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 2,
  });
  queue.on('error', (error) => log().error({ err: error }, 'queue failed'));
  await queue.start();
  const names = Object.keys(JOB_QUEUES) as JobName[];
  for (const name of names) {
    const { expireInSeconds } = JOB_QUEUES[name];
    const retry = { retryLimit: 10, retryDelay: 1, retryBackoff: true };
    await queue.createQueue(name, { name, policy: 'short', expireInSeconds, ...retry });
  }
  setQueue(queue);
  const stopping = new AbortController();
  let stopSweeps = async () => {};
  if (isWorker) {
    for (const name of names) await work(queue, name, options, stopping.signal);
    stopSweeps = startSweeps(SWEEPS, options.makeCtx);
  }
  return async () => {
    stopping.abort();
    await stopSweeps();
    await queue.stop({ graceful: true, wait: true, timeout: STOP_TIMEOUT_MS });
    setQueue(undefined);
  };
}

/** Opens the queue by the environment (`CONCORD_ROLE`), and stops it with the server. */
export async function startJobs(): Promise<void> {
  const { databaseUrl, role } = env();
  lifecycle().hooks.push(await openJobs({ databaseUrl, role, makeCtx: makeSystemCtx }));
}
