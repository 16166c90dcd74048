import type { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { Row, Sql } from 'postgres';
import type { Ctx } from '../context';
import { JOB_QUEUES, type JobName, type JobPayloads } from './job-queues';
import { getQueue } from './queue-holder';

function toParameter(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;
}

/**
 * Guarantees that the job is queued if and only if the transaction of `ctx` commits; jobs of one
 * name and key that still wait fall together. In a process without a queue (scripts, tests)
 * nothing is queued: handlers find their work in the tables, and sweeps look for what was missed.
 */
export async function enqueue<N extends JobName>(
  ctx: Pick<Ctx, 'db'>,
  name: N,
  data: JobPayloads[N],
): Promise<void> {
  const queue = getQueue();
  if (queue === undefined) return;
  const session = ctx.db._.session as unknown as PostgresJsSession<
    Sql,
    Record<string, never>,
    Record<string, never>
  >;
  const { keyOf, delaySeconds } = JOB_QUEUES[name];
  await queue.send(name, data, {
    singletonKey: keyOf(data),
    startAfter: delaySeconds,
    db: {
      executeSql: async (text: string, values: unknown[]) => ({
        rows: await session.client.unsafe<Row[]>(text, values.map(toParameter) as never[]),
      }),
    },
  });
}
