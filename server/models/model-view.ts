import { asc, desc, eq, type SQL } from 'drizzle-orm';
import type { ModelVersionView, ModelView } from '@/core/contracts/create-model.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { modelVersions } from '@/db/schema/model-versions';
import { models } from '@/db/schema/models';
import type { Ctx } from '../context';

type ModelRow = typeof models.$inferSelect;
type VersionRow = typeof modelVersions.$inferSelect;

function toModelVersionView(version: VersionRow, model: ModelRow): ModelVersionView {
  return {
    id: version.id as EntityId<'modelVersion'>,
    modelId: model.id as EntityId<'model'>,
    modelName: model.name,
    projectId: model.projectId as EntityId<'project'>,
    version: version.version,
    stage: version.stage,
    card: version.card,
    metrics: version.metrics,
    sha256: version.sha256,
    sizeBytes: version.sizeBytes,
    fileUrl: `/api/v1/model-versions/${version.id}/file`,
    parityMaxAbsDiff: version.parityMaxAbsDiff,
    trainingRunId: version.trainingRunId as EntityId<'trainingRun'> | null,
    createdAt: version.createdAt.toISOString(),
  };
}

/**
 * Returns one model version as the API shows it; the caller authorizes on its project.
 * @throws AppError `not_found`
 */
export async function readModelVersionView(
  ctx: Pick<Ctx, 'db'>,
  modelVersionId: string,
): Promise<ModelVersionView> {
  const [row] = await ctx.db
    .select({ version: modelVersions, model: models })
    .from(modelVersions)
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(eq(modelVersions.id, modelVersionId));
  if (row === undefined) throw new AppError('not_found');
  return toModelVersionView(row.version, row.model);
}

/** Returns the models that satisfy a condition by name, each with its versions, newest first. */
export async function readModelViews(ctx: Pick<Ctx, 'db'>, where: SQL): Promise<ModelView[]> {
  const rows = await ctx.db
    .select({ model: models, version: modelVersions })
    .from(models)
    .leftJoin(modelVersions, eq(modelVersions.modelId, models.id))
    .where(where)
    .orderBy(asc(models.name), desc(modelVersions.version));
  const views = new Map<string, ModelView>();
  for (const { model, version } of rows) {
    const view = views.get(model.id) ?? {
      id: model.id as EntityId<'model'>,
      projectId: model.projectId as EntityId<'project'>,
      name: model.name,
      description: model.description,
      createdAt: model.createdAt.toISOString(),
      versions: [],
    };
    if (version !== null) view.versions.push(toModelVersionView(version, model));
    views.set(model.id, view);
  }
  return [...views.values()];
}

/**
 * Returns one model with its versions; the caller authorizes on its project.
 * @throws AppError `not_found`
 */
export async function readModelView(ctx: Pick<Ctx, 'db'>, modelId: string): Promise<ModelView> {
  const [view] = await readModelViews(ctx, eq(models.id, modelId));
  if (view === undefined) throw new AppError('not_found');
  return view;
}
