import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { getProgressContract } from '@/core/contracts/get-progress.contract';
import type { Ctx } from '../context';

type Answer = z.input<(typeof getProgressContract)['response']>;
type LoopState = Pick<Answer, 'latestDatasetVersion' | 'latestTrainingRun' | 'deployedModel'>;

/** Which figure stands for a model where it has several; others follow by name. */
const METRICS_BY_WEIGHT = ['mAP50', 'map50', 'macroF1', 'macro_f1', 'accuracy'];

function pickMetric(metrics: Record<string, number> | null): [string, number] | null {
  const entries = Object.entries(metrics ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const preferred = METRICS_BY_WEIGHT.map((name) => entries.find(([key]) => key === name));
  return preferred.find((entry) => entry !== undefined) ?? entries[0] ?? null;
}

interface Row extends Record<string, unknown> {
  dataset: { id: string; name: string } | null;
  run: { id: string; state: string; metrics: Record<string, number> | null } | null;
  deployed: { modelVersionId: string; modelName: string; version: number } | null;
}

/** Returns the newest dataset version and training run of a project and the model it pre-labels with. */
export async function readLoopState(ctx: Pick<Ctx, 'db'>, projectId: string): Promise<LoopState> {
  const [row] = await ctx.db.execute<Row>(sql`
    select
      (select jsonb_build_object('id', id, 'name', name) from dataset_versions
        where project_id = ${projectId} order by created_at desc, id desc limit 1) as dataset,
      (select jsonb_build_object('id', r.id, 'state', r.state, 'metrics', v.metrics)
        from training_runs r left join model_versions v on v.id = r.model_version_id
        where r.project_id = ${projectId} order by r.created_at desc, r.id desc limit 1) as run,
      (select jsonb_build_object('modelVersionId', v.id, 'modelName', m.name, 'version', v.version)
        from deployments d join model_versions v on v.id = d.model_version_id
        join models m on m.id = v.model_id
        where d.project_id = ${projectId} and d.kind = 'browser_prelabel') as deployed`);
  const run = row?.run ?? null;
  const metric = pickMetric(run?.metrics ?? null);
  return {
    latestDatasetVersion: row?.dataset ?? null,
    latestTrainingRun: run && {
      id: run.id,
      state: run.state,
      metricName: metric?.[0] ?? null,
      metricValue: metric?.[1] ?? null,
    },
    deployedModel: row?.deployed ?? null,
  };
}
