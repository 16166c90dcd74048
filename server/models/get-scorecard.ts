import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { getScorecardContract } from '@/core/contracts/get-scorecard.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { countEditsByClass } from './count-edits-by-class';
import { readModelVersionView } from './model-view';

type Scorecard = z.output<(typeof getScorecardContract)['response']>;
type Sums = Scorecard['counts'] & { annotations: number; medianRunMs: number | null };

/** Returns what people did with a model's proposals, in all and by class. */
export async function getScorecard(
  ctx: Ctx,
  input: { modelVersionId: string },
): Promise<Scorecard> {
  const { id, projectId } = await readModelVersionView(ctx, input.modelVersionId);
  await authorize(ctx, 'model.read', { projectId });
  const [sums] = await ctx.db.execute<Sums>(sql`
    select count(*)::int as annotations, coalesce(sum(proposed), 0)::int as proposed,
      coalesce(sum(kept), 0)::int as kept, coalesce(sum(changed), 0)::int as changed,
      coalesce(sum(deleted), 0)::int as deleted, coalesce(sum(added), 0)::int as added,
      percentile_cont(0.5) within group (order by run_ms) as "medianRunMs"
    from prelabel_outcomes where model_version_id = ${id}`);
  const providers = await ctx.db.execute<{ provider: string; count: number }>(sql`
    select provider, count(*)::int as count from prelabel_outcomes
    where model_version_id = ${id} group by provider order by provider`);
  if (sums === undefined) throw new AppError('internal');
  const { annotations, medianRunMs, ...counts } = sums;
  return {
    annotations,
    counts,
    byClass: await countEditsByClass(ctx, id),
    providers: Object.fromEntries(providers.map(({ provider, count }) => [provider, count])),
    medianRunMs,
  };
}
