import { asc, eq } from 'drizzle-orm';
import type { TrainingRunView } from '@/core/contracts/create-training-run.contract';
import { trainingMetrics } from '@/db/schema/training-metrics';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readTrainingRunView } from './training-run-view';

type Curves = Record<string, { step: number; value: number }[]>;

/** Returns one run with all its curves, each in the order of its steps. */
export async function getTrainingRun(
  ctx: Ctx,
  input: { trainingRunId: string },
): Promise<TrainingRunView & { metrics: Curves }> {
  const view = await readTrainingRunView(ctx, input.trainingRunId);
  await authorize(ctx, 'training.read', view);
  const points = await ctx.db
    .select()
    .from(trainingMetrics)
    .where(eq(trainingMetrics.trainingRunId, view.id))
    .orderBy(asc(trainingMetrics.name), asc(trainingMetrics.step));
  const curves = new Map<string, Curves[string]>();
  for (const { name, step, value } of points) {
    const curve = curves.get(name) ?? [];
    curve.push({ step, value });
    curves.set(name, curve);
  }
  return { ...view, metrics: Object.fromEntries(curves) };
}
