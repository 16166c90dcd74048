import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { listItemsContract } from '@/core/contracts/list-items.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { ANNOTATION_COUNT, TASK_STATE } from '../tasks/task-state';
import { ITEM_JSON } from './item-json';

type Answer = z.input<(typeof listItemsContract)['response']>;
type Input = z.output<(typeof listItemsContract)['query']> & { projectId: string };

/** Returns a page of a project's items by id (the order of import) with the state of their task. */
export async function listItems(ctx: Ctx, input: Input): Promise<Answer> {
  await authorize(ctx, 'items.read', input);
  const after = input.cursor ?? '';
  const search = input.search?.trim() ?? '';
  const rows = await ctx.db.execute<{ row: Answer['rows'][number] }>(sql`
    select ${ITEM_JSON} || jsonb_build_object(
      'taskId', t.id, 'taskState', ${TASK_STATE}, 'annotationCount', ${ANNOTATION_COUNT}) as row
    from items i join tasks t on t.item_id = i.id
    where i.project_id = ${input.projectId} and i.id > ${after}
      and (${search} = '' or position(lower(${search}) in lower(i.name)) > 0
        or position(lower(${search}) in lower(i.text)) > 0)
    order by i.id limit ${input.limit + 1}`);
  const page = rows.slice(0, input.limit).map(({ row }) => row);
  const nextCursor = rows.length > input.limit ? (page.at(-1)?.id ?? null) : null;
  return { rows: page, nextCursor };
}
