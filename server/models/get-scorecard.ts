import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  getScorecardContract,
  ScoredAnswersSchema,
} from '@/core/contracts/get-scorecard.contract';
import { AppError } from '@/core/errors';
import { type HelpSums, measureHelp } from '@/core/models/measured-help';
import type { ModelCard } from '@/core/models/model-card';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { countEditsByClass } from './count-edits-by-class';
import { helpSumsOf } from './help-sums';
import { readModelVersionView } from './model-view';
import { readPreLabeller } from './read-prelabeller';

type Scorecard = z.output<(typeof getScorecardContract)['response']>;
type ScoredAnswers = z.output<typeof ScoredAnswersSchema>;
type Sums = ScoredAnswers['counts'] & Omit<ScoredAnswers, 'counts'>;

async function readAnswers(
  ctx: Ctx,
  modelVersionId: string,
  wasShown: boolean,
): Promise<ScoredAnswers> {
  const [sums] = await ctx.db.execute<Sums & Record<string, unknown>>(sql`
    select count(*)::int as annotations, coalesce(sum(o.proposed), 0)::int as proposed,
      coalesce(sum(o.kept), 0)::int as kept, coalesce(sum(o.changed), 0)::int as changed,
      coalesce(sum(o.deleted), 0)::int as deleted, coalesce(sum(o.added), 0)::int as added,
      percentile_cont(0.5) within group (order by a.duration_ms) as "medianDurationMs"
    from prelabel_outcomes o join annotations a on a.id = o.annotation_id
    where o.model_version_id = ${modelVersionId} and o.was_shown = ${wasShown}`);
  if (sums === undefined) throw new AppError('internal');
  const { annotations, medianDurationMs, ...counts } = sums;
  return { annotations, counts, medianDurationMs };
}

async function readRuns(
  ctx: Ctx,
  modelVersionId: string,
): Promise<Pick<Scorecard, 'providers' | 'medianRunMs'>> {
  const providers = await ctx.db.execute<{ provider: string; count: number }>(sql`
    select provider, count(*)::int as count from prelabel_outcomes
    where model_version_id = ${modelVersionId} group by provider order by provider`);
  const [run] = await ctx.db.execute<{ medianRunMs: number | null }>(sql`
    select percentile_cont(0.5) within group (order by run_ms) as "medianRunMs"
    from prelabel_outcomes where model_version_id = ${modelVersionId}`);
  return {
    providers: Object.fromEntries(providers.map(({ provider, count }) => [provider, count])),
    medianRunMs: run?.medianRunMs ?? null,
  };
}

type Help = Pick<Scorecard, 'measured' | 'isPaused' | 'areClicksPaused'>;

async function readHelp(
  ctx: Ctx,
  projectId: string,
  modelVersionId: string,
  task: ModelCard['task'],
): Promise<Help> {
  const inUse = (await readPreLabeller(ctx, projectId))?.source;
  if (inUse?.modelVersionId === modelVersionId) {
    const { measured, isPaused, areClicksPaused } = inUse;
    return { measured, isPaused, areClicksPaused };
  }
  const [row] = await ctx.db.execute<{ sums: HelpSums }>(
    sql`select ${helpSumsOf(sql`${modelVersionId}`)} as sums`,
  );
  if (row === undefined) throw new AppError('internal');
  return { measured: measureHelp(row.sums, task), isPaused: false, areClicksPaused: false };
}

/**
 * Returns what people did with a model's proposals, in all and by class; beside it what they
 * answered where nothing of it was shown, and whether it is paused.
 */
export async function getScorecard(
  ctx: Ctx,
  input: { modelVersionId: string },
): Promise<Scorecard> {
  const { id, projectId, card } = await readModelVersionView(ctx, input.modelVersionId);
  await authorize(ctx, 'model.read', { projectId });
  const { task } = card as ModelCard;
  return {
    ...(await readAnswers(ctx, id, true)),
    ...(await readRuns(ctx, id)),
    ...(await readHelp(ctx, projectId, id, task)),
    byClass: await countEditsByClass(ctx, id),
    blind: await readAnswers(ctx, id, false),
  };
}
