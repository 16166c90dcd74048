import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { listVotesContract } from '@/core/contracts/list-votes.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import { CONSENSUS_JSON, isNotInHands } from '../consensus/consensus-json';
import type { Ctx } from '../context';
import { ITEM_JSON } from '../items/item-json';
import { sqlInstant } from '../sql-instant';

type Answer = z.output<(typeof listVotesContract)['response']>;

/**
 * Returns a task with every person's answer, the consensus, the decision and the known answer.
 * @throws AppError `forbidden` while the caller is labelling the task: votes stay independent
 */
export async function listVotes(ctx: Ctx, input: { taskId: string }): Promise<Answer> {
  const [task] = await ctx.db.execute<{ projectId: string; isFree: boolean }>(sql`
    select t.project_id as "projectId", ${isNotInHands('t.id', ctx.actor.userId)} as "isFree"
    from tasks t where t.id = ${input.taskId}`);
  if (task === undefined) throw new AppError('not_found');
  await authorize(ctx, 'review.write', task);
  if (!task.isFree) {
    throw new AppError('forbidden', {
      message: 'You are labelling this item yourself; submit or skip it first',
    });
  }
  const [found] = await ctx.db.execute<{ row: Answer }>(sql`
    select jsonb_build_object('taskId', t.id, 'projectId', t.project_id, 'item', ${ITEM_JSON},
      'votes', coalesce((select jsonb_agg(jsonb_build_object(
          'annotationId', a.id, 'userId', a.user_id, 'userName', u.name,
          'answer', jsonb_build_object('regions', a.regions, 'classIds', to_jsonb(a.class_ids)),
          'durationMs', a.duration_ms, 'submittedAt', ${sqlInstant('a.submitted_at')},
          'isExtra', a.is_extra,
          'review', (select jsonb_build_object('verdict', v.verdict, 'comment', v.comment)
            from reviews v where v.annotation_id = a.id
            order by v.created_at desc, v.id desc limit 1))
          order by a.submitted_at, a.id)
        from annotations a join users u on u.id = a.user_id where a.task_id = t.id), '[]'::jsonb),
      'consensus', (select ${CONSENSUS_JSON} from consensus c where c.task_id = t.id),
      'adjudication', (select jsonb_build_object('source', d.source, 'reason', d.reason,
          'answer', jsonb_build_object('regions', d.regions, 'classIds', to_jsonb(d.class_ids)),
          'userName', u.name, 'at', ${sqlInstant('d.created_at')})
        from adjudications d join users u on u.id = d.user_id
        where d.task_id = t.id order by d.created_at desc, d.id desc limit 1),
      'gold', (select jsonb_build_object('regions', g.regions, 'classIds', to_jsonb(g.class_ids))
        from gold_answers g where g.task_id = t.id)) as row
    from tasks t join items i on i.id = t.item_id where t.id = ${input.taskId}`);
  if (found === undefined) throw new AppError('not_found');
  return found.row;
}
