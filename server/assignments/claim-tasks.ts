import { type SQL, sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { newId } from '@/core/ids';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';
import { runInSavepoint, runInTransaction } from '../run-in-transaction';
import { hasWords } from './has-words';
import { LEASE_END } from './lease';
import { ASSIGNMENT_JSON, type LeasedView } from './read-assignment-views';

const TRIES_MAX = 5;

/** How long the database may look for words before it gives up, milliseconds. */
const LOOK_MS_MAX = 10_000;
const UNIQUE_VIOLATION = '23505';
const QUERY_CANCELED = '57014';

function hasSqlState(error: unknown, state: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ((cause as Error & { code?: string }).code === state) return true;
  }
  return false;
}

/** Where to look from: behind what the person was handed last, or at the very first task. */
type Start = 'cursor' | 'beginning';

function placeOf(start: Start, ctx: Ctx, projectId: string): SQL {
  const first = sql`'-9223372036854775808'::bigint, ''`;
  if (start === 'beginning') return first;
  const own = sql`from claim_cursors where user_id = ${ctx.actor.userId} and project_id = ${projectId}`;
  return sql`coalesce((select rank ${own}), '-9223372036854775808'::bigint),
    coalesce((select task_id ${own}), '')`;
}

/** Which tasks are wanted: `words` have to occur in their items, all of them; none: any task. */
interface Wanted {
  readonly start: Start;
  readonly words: readonly string[];
}

/** The cursor passes over nothing that was left aside for its words alone: those leave it alone. */
function moveCursor({ actor }: Ctx, projectId: string, { words }: Wanted): SQL {
  if (words.length > 0) return sql``;
  return sql`cur as (
      insert into claim_cursors (user_id, project_id, rank, task_id)
      select ${actor.userId}, ${projectId}, rank, id from n order by place desc limit 1
      on conflict (user_id, project_id) do update set rank = excluded.rank, task_id = excluded.task_id
    ), `;
}

/**
 * Takes tasks, leases them, moves the cursor and reads what is handed out in one statement. A task
 * is locked before it is taken and only the update of the locked row decides, so nothing is
 * over-assigned; passing over locked rows keeps people out of each other's way. The planner is held to index look-ups with
 * stale statistics too: scalar subqueries are never made joins, the limit is a literal, and
 * `is not null` is taken to hold for nearly all rows, so that walking the index looks short.
 */
async function takeTasks(ctx: Ctx, projectId: string, wanted: Wanted, count: number) {
  const { userId } = ctx.actor;
  const ids = Array.from({ length: count }, () => newId('assignment'));
  const limit = sql.raw(String(Math.trunc(count)));
  const ownOfTask = sql`select 1 from assignments a where a.user_id = ${userId} and a.task_id = t.id`;
  const statement = sql`
    with c as (
      select t.id, t.rank from tasks t
      where t.project_id = ${projectId} and t.status = 'open' and t.slots > 0
        and (t.rank, t.id) > (${placeOf(wanted.start, ctx, projectId)})
        and case when (${ownOfTask} and a.status in ('active', 'submitted') limit 1) is null
          and (${ownOfTask} and a.status = 'skipped' limit 1) is null then true end is not null${hasWords(wanted.words)}
      order by t.rank, t.id limit ${limit}
      for no key update of t skip locked
    ), u as (
      update tasks t set slots = t.slots - 1 from c where t.id = c.id
      returning t.id, t.rank, t.item_id
    ), n as (
      select id, rank, row_number() over (order by rank, id) as place from u
    ), ${moveCursor(ctx, projectId, wanted)}a as (
      insert into assignments (id, task_id, project_id, user_id, lease_expires_at)
      select (${sql.param(ids)}::text[])[n.place], n.id, ${projectId}, ${userId}, ${LEASE_END} from n
      returning *
    )
    select (select ${ASSIGNMENT_JSON} from items i where i.id = u.item_id) as view
    from u join a on a.task_id = u.id order by u.rank, u.id`;
  const rows =
    wanted.words.length === 0
      ? await executePrepared<{ view: LeasedView }>(ctx, statement)
      : await ctx.db.execute<{ view: LeasedView }>(statement);
  return rows.map(({ view }) => view);
}

async function takeSafely(ctx: Ctx, projectId: string, wanted: Wanted, count: number) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runInSavepoint(ctx, (inner) => takeTasks(inner, projectId, wanted, count));
    } catch (error) {
      // The same person claimed from another window at this very moment: look again.
      if (!hasSqlState(error, UNIQUE_VIOLATION) || attempt === TRIES_MAX) throw error;
    }
  }
}

/**
 * Leases up to `count` open tasks to the actor and returns the new assignments: never one the actor
 * has, had submitted or skipped, never more people than a task wants, at a cost that does not
 * grow with the number of tasks.
 */
export async function claimTasks(
  ctx: Ctx,
  projectId: string,
  count: number,
): Promise<LeasedView[]> {
  const words: Wanted['words'] = [];
  const views = await takeSafely(ctx, projectId, { start: 'cursor', words }, count);
  if (views.length === count) return views;
  const left = count - views.length;
  return [...views, ...(await takeSafely(ctx, projectId, { start: 'beginning', words }, left))];
}

/**
 * Leases like `claimTasks` what has all the words in its text or name, from the first task on. Every
 * open task before the last that fits is read, so the cost grows with their number.
 * @throws AppError `invalid` where the texts are too many to be read in time
 */
export async function claimMatchingTasks(
  ctx: Ctx,
  projectId: string,
  count: number,
  words: readonly string[],
): Promise<LeasedView[]> {
  try {
    return await runInTransaction(ctx, async (inner) => {
      await inner.db.execute(
        sql`select set_config('statement_timeout', ${String(LOOK_MS_MAX)}, true)`,
      );
      const views = await takeSafely(inner, projectId, { start: 'beginning', words }, count);
      await inner.db.execute(sql`set local statement_timeout to default`);
      return views;
    });
  } catch (error) {
    if (!hasSqlState(error, QUERY_CANCELED)) throw error;
    throw new AppError('invalid', {
      message: 'There are too many texts to look for these words in all of them',
      cause: error,
    });
  }
}
