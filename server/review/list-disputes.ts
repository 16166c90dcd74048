import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import { CONSENSUS_JSON, isNotInHands } from '../consensus/consensus-json';
import type { Ctx } from '../context';

type Answer = z.output<(typeof listDisputesContract)['response']>;
type Input = z.output<(typeof listDisputesContract)['query']> & { projectId: string };

const NUMBER = String.raw`\d(?:\.\d+)?(?:e-\d+)?`;
const CURSOR = new RegExp(`^(${NUMBER})~(${NUMBER})~(tsk_[0-9a-z]+)$`);

function readCursor(cursor: string | undefined) {
  if (cursor === undefined) return { agreement: -1, confidence: -1, taskId: '' };
  const match = CURSOR.exec(cursor);
  if (match === null) throw new AppError('bad_request', { message: 'The cursor is not valid' });
  return { agreement: Number(match[1]), confidence: Number(match[2]), taskId: match[3] ?? '' };
}

/**
 * Returns a page of the tasks that need a decision, least agreement first, then least confidence;
 * those the caller is labelling right now are left out.
 */
export async function listDisputes(ctx: Ctx, input: Input): Promise<Answer> {
  await authorize(ctx, 'consensus.read', input);
  const after = readCursor(input.cursor);
  const rows = await ctx.db.execute<{ row: Answer['rows'][number] }>(sql`
    select ${CONSENSUS_JSON} || jsonb_build_object('text', i.text,
      'thumbnailUrl', case when i.thumbnail_sha256 is not null
        then '/api/v1/files/' || i.sha256 || '?variant=thumbnail' end) as row
    from consensus c join tasks t on t.id = c.task_id join items i on i.id = t.item_id
    where c.project_id = ${input.projectId} and c.state = 'disputed'
      and not exists (select 1 from adjudications d where d.task_id = c.task_id)
      and (coalesce(c.agreement, 1), c.confidence, c.task_id)
        > (${after.agreement}::float8, ${after.confidence}::float8, ${after.taskId})
      and ${isNotInHands('c.task_id', ctx.actor.userId)}
    order by coalesce(c.agreement, 1), c.confidence, c.task_id limit ${input.limit + 1}`);
  const page = rows.slice(0, input.limit).map(({ row }) => row);
  const last = page.at(-1);
  const isLast = rows.length <= input.limit || last === undefined;
  return {
    rows: page,
    nextCursor: isLast ? null : `${last.agreement ?? 1}~${last.confidence}~${last.taskId}`,
  };
}
