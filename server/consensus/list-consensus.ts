import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  ConsensusView,
  listConsensusContract,
} from '@/core/contracts/list-consensus.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { CONSENSUS_JSON, CONSENSUS_STATE, isNotInHands } from './consensus-json';

type Input = z.output<(typeof listConsensusContract)['query']> & { projectId: string };

/**
 * Returns a page of a project's consensus by task; tasks that the caller is labelling right now are
 * left out.
 */
export async function listConsensus(
  ctx: Ctx,
  input: Input,
): Promise<{ rows: ConsensusView[]; nextCursor: string | null }> {
  await authorize(ctx, 'consensus.read', input);
  const state = input.state === undefined ? sql`` : sql`and ${CONSENSUS_STATE} = ${input.state}`;
  const rows = await ctx.db.execute<{ row: ConsensusView }>(sql`
    select ${CONSENSUS_JSON} as row
    from consensus c join tasks t on t.id = c.task_id join items i on i.id = t.item_id
    where c.project_id = ${input.projectId} and c.task_id > ${input.cursor ?? ''}
      and ${isNotInHands('c.task_id', ctx.actor.userId)} ${state}
    order by c.task_id limit ${input.limit + 1}`);
  const page = rows.slice(0, input.limit).map(({ row }) => row);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > input.limit ? (last?.taskId ?? null) : null };
}
