import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { ACTIVE_COUNT, ANNOTATION_COUNT, TASK_STATE } from './task-state';

type Answer = z.input<(typeof listTasksContract)['response']>;
type Input = z.output<(typeof listTasksContract)['query']> & { projectId: string };

function readCursor(cursor: string | undefined): { rank: number; id: string } {
  if (cursor === undefined) return { rank: Number.MIN_SAFE_INTEGER, id: '' };
  const match = /^(-?\d{1,16})~(tsk_[0-9a-z]+)$/.exec(cursor);
  if (match === null) throw new AppError('bad_request', { message: 'The cursor is not valid' });
  return { rank: Number(match[1]), id: match[2] ?? '' };
}

/** Returns a page of a project's tasks in the order in which they are handed out. */
export async function listTasks(ctx: Ctx, input: Input): Promise<Answer> {
  await authorize(ctx, 'items.read', input);
  const after = readCursor(input.cursor);
  const wanted = input.state === undefined ? sql`` : sql`and ${TASK_STATE} = ${input.state}`;
  const rows = await ctx.db.execute<{ rank: string; row: Answer['rows'][number] }>(sql`
    select t.rank::text as rank, jsonb_build_object('id', t.id, 'itemId', i.id, 'itemName', i.name,
      'state', ${TASK_STATE}, 'annotationsWanted', t.wanted,
      'annotationCount', ${ANNOTATION_COUNT}, 'activeCount', ${ACTIVE_COUNT}) as row
    from tasks t join items i on i.id = t.item_id
    where t.project_id = ${input.projectId} and (t.rank + 0, t.id) > (${after.rank}::bigint, ${after.id}) ${wanted}
    order by t.rank + 0, t.id limit ${input.limit + 1}`);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    nextCursor:
      rows.length > input.limit && last !== undefined ? `${last.rank}~${last.row.id}` : null,
  };
}
