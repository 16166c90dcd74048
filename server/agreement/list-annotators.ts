import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { listAnnotatorsContract } from '@/core/contracts/list-annotators.contract';
import { authorize } from '../authorize/authorize';
import { loadGoldAnswers, loadProjectVotes } from '../consensus/load-project-votes';
import type { Ctx } from '../context';
import { readProjectSchema } from './read-project-schema';
import { type AnnotatorScore, scoreAnnotators, VOTES_MIN } from './score-annotators';
import { cachedByVotes } from './vote-cache';

type Answer = z.input<(typeof listAnnotatorsContract)['response']>;
type Annotator = Answer['annotators'][number];
type Work = Omit<Annotator, keyof AnnotatorScore>;

const NO_SCORE: AnnotatorScore = { reliability: null, informativeness: null, gold: null };

function readWork(ctx: Ctx, projectId: string) {
  return ctx.db.execute<Work & Record<string, unknown>>(sql`
    with done as (
      select user_id, count(*)::int as annotations,
        percentile_cont(0.5) within group (order by duration_ms) filter (where duration_ms > 0)
          as median
      from annotations where project_id = ${projectId} group by user_id
    ), skipped as (
      select user_id, count(*)::int as skips from assignments
      where project_id = ${projectId} and status = 'skipped' group by user_id
    )
    select u.id as "userId", u.name, u.is_simulated as "isSimulated",
      coalesce(d.annotations, 0) as annotations, coalesce(s.skips, 0) as skips,
      d.median as "medianDurationMs"
    from done d full join skipped s on s.user_id = d.user_id
    join users u on u.id = coalesce(d.user_id, s.user_id)`);
}

/** Lowest lower bound first; those without a figure after them, the busier ones first. */
function compare(a: Annotator, b: Annotator): number {
  const low = (a.reliability?.low ?? 2) - (b.reliability?.low ?? 2);
  return low || b.annotations - a.annotations || (a.userId < b.userId ? -1 : 1);
}

/** Returns what each annotator did and how reliable the answers look, worst lower bound first. */
export async function listAnnotators(ctx: Ctx, input: { projectId: string }): Promise<Answer> {
  await authorize(ctx, 'annotators.read', input);
  const { projectId } = input;
  const scores = await cachedByVotes(ctx.db, projectId, 'annotators', async () => {
    const { schema, settings } = await readProjectSchema(ctx.db, projectId);
    const tasks = await loadProjectVotes(ctx.db, projectId, 'all');
    return scoreAnnotators(tasks, await loadGoldAnswers(ctx.db, projectId), schema, settings);
  });
  const annotators = (await readWork(ctx, projectId)).map((work) => ({
    ...work,
    ...(scores.get(work.userId) ?? NO_SCORE),
  }));
  return { votesMin: VOTES_MIN, annotators: annotators.sort(compare) };
}
