import { eq, max } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { type EntityId, newId } from '@/core/ids';
import { modelVersions } from '@/db/schema/model-versions';
import { models } from '@/db/schema/models';
import { projects } from '@/db/schema/projects';
import { writeAuditEvent } from '../audit/write-audit-event';
import type { Ctx } from '../context';
import type { CheckedModel } from './check-model-upload';

export interface ModelVersionToInsert extends CheckedModel {
  projectId: string;
  /** Made if the project has no model of that name. */
  modelName: string;
  trainingRunId: string | null;
}

/** Returns the model's id, locked so that versions are numbered one after another. */
async function lockModel(ctx: Pick<Ctx, 'db'>, projectId: string, name: string): Promise<string> {
  await ctx.db
    .insert(models)
    .values({ id: newId('model'), projectId, name })
    .onConflictDoNothing();
  const [model] = await ctx.db.select().from(models).where(eq(models.name, name)).for('update');
  if (model === undefined || model.projectId !== projectId) {
    throw new AppError('conflict', { message: 'This model name is taken on this instance' });
  }
  return model.id;
}

/**
 * Adds a checked model as the next draft version; call it inside a transaction.
 * @throws AppError `conflict` for a name of another project, `invalid` for another kind of data
 */
export async function insertModelVersion(
  ctx: Ctx,
  input: ModelVersionToInsert,
): Promise<{ id: EntityId<'modelVersion'> }> {
  const { projectId, card, metrics, parityMaxAbsDiff, trainingRunId } = input;
  const [project] = await ctx.db
    .select({ kind: projects.kind })
    .from(projects)
    .where(eq(projects.id, projectId));
  if (project?.kind !== card.input.kind) {
    throw new AppError('invalid', {
      message: `The model takes ${card.input.kind}s; this project holds ${project?.kind ?? 'other'}s`,
    });
  }
  const modelId = await lockModel(ctx, projectId, input.modelName);
  const [last] = await ctx.db
    .select({ version: max(modelVersions.version) })
    .from(modelVersions)
    .where(eq(modelVersions.modelId, modelId));
  const id = newId('modelVersion');
  await ctx.db.insert(modelVersions).values({
    id,
    modelId,
    version: (last?.version ?? 0) + 1,
    card,
    metrics,
    sha256: input.file.sha256,
    sizeBytes: input.file.sizeBytes,
    parityMaxAbsDiff,
    trainingRunId,
  });
  await writeAuditEvent(ctx, 'model_version.created', {
    projectId,
    objectId: id,
    details: { model: input.modelName, sha256: input.file.sha256 },
  });
  return { id };
}
