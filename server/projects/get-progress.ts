import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { getProgressContract } from '@/core/contracts/get-progress.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readLoopState } from './read-loop-state';

type Answer = z.input<(typeof getProgressContract)['response']>;
type Counts = Omit<Answer, 'latestDatasetVersion' | 'latestTrainingRun' | 'deployedModel'>;

async function readCounts(ctx: Ctx, projectId: string): Promise<Counts> {
  const [row] = await ctx.db.execute<{ counts: Counts }>(sql`
    with own_tasks as (
      select count(*)::int as total, count(*) filter (where slots = 0)::int as full_count,
        coalesce(sum(wanted), 0)::int as wanted
      from tasks where project_id = ${projectId}
    ), act as (
      select count(distinct a.task_id)::int as tasks from assignments a
      join tasks t on t.id = a.task_id and t.slots = 0
      where a.project_id = ${projectId} and a.status = 'active' and a.holds_slot
    ), votes as (
      select count(*)::int as total,
        percentile_cont(0.5) within group (order by duration_ms) filter (where duration_ms > 0)
          as median,
        count(*) filter (where user_id = ${ctx.actor.userId})::int as own,
        count(*) filter (where user_id = ${ctx.actor.userId}
          and submitted_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC')::int
          as own_today
      from annotations where project_id = ${projectId}
    ), states as (
      select count(*) filter (where c.state = 'agreed')::int as agreed,
        count(*) filter (where c.state = 'disputed' and r.task_id is null)::int as disputed,
        count(*) filter (where c.state = 'pending')::int as pending
      from consensus c left join resolved_labels r on r.task_id = c.task_id
      where c.project_id = ${projectId}
    ), days as (
      select to_char(d.day, 'YYYY-MM-DD') as day, (select count(*)::int from annotations n
        where n.project_id = ${projectId} and n.submitted_at >= d.day at time zone 'UTC'
          and n.submitted_at < (d.day + interval '1 day') at time zone 'UTC') as annotations
      from generate_series(date_trunc('day', now() at time zone 'UTC') - interval '13 days',
        date_trunc('day', now() at time zone 'UTC'), interval '1 day') as d(day)
    )
    select jsonb_build_object(
      'items', own_tasks.total,
      'tasks', jsonb_build_object('total', own_tasks.total,
        'completed', own_tasks.full_count - act.tasks,
        'open', own_tasks.total - own_tasks.full_count + act.tasks),
      'annotations', votes.total, 'annotationsWanted', own_tasks.wanted,
      'skips', (select count(*)::int from assignments
        where project_id = ${projectId} and status = 'skipped'),
      'consensus', jsonb_build_object('agreed', states.agreed, 'disputed', states.disputed,
        'pending', states.pending, 'resolved',
        (select count(*)::int from resolved_labels where project_id = ${projectId})),
      'byDay', (select jsonb_agg(to_jsonb(days) order by day) from days),
      'medianDurationMs', votes.median,
      'preLabelled', (select count(*)::int from prelabel_outcomes o
        join annotations n on n.id = o.annotation_id where n.project_id = ${projectId} and o.was_shown),
      'own', jsonb_build_object('annotations', votes.own, 'today', votes.own_today)) as counts
    from own_tasks, act, votes, states`);
  if (row === undefined) throw new Error('The count returned no row');
  return row.counts;
}

/** Returns the whole loop of a project in numbers, from items to the model in use. */
export async function getProgress(ctx: Ctx, input: { projectId: string }): Promise<Answer> {
  await authorize(ctx, 'project.read', input);
  const counts = await readCounts(ctx, input.projectId);
  return { ...counts, ...(await readLoopState(ctx, input.projectId)) };
}
