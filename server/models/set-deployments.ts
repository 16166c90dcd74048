import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { newId } from '@/core/ids';
import { deployments } from '@/db/schema/deployments';
import { modelVersions } from '@/db/schema/model-versions';
import { models } from '@/db/schema/models';
import { projects } from '@/db/schema/projects';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readProjectView } from '../projects/project-view';
import { runInTransaction } from '../run-in-transaction';
import { mapCardClasses } from './map-card-classes';
import { type Deployment, readDeployments } from './read-deployments';

interface Input {
  projectId: string;
  deployments: readonly Deployment[];
}

function assertDistinct(wanted: readonly Deployment[]): void {
  const keys = new Set(wanted.map(({ kind, modelVersionId }) => `${kind} ${modelVersionId}`));
  const preLabelling = wanted.filter(({ kind }) => kind === 'browser_prelabel');
  if (keys.size < wanted.length || preLabelling.length > 1) {
    throw new AppError('invalid', {
      message: 'At most one version pre-labels in the browser, and none stands twice',
    });
  }
}

/** Locks the versions against a retire meanwhile and leads their classes to the project's. */
async function prepareVersion(ctx: Ctx, projectId: string, modelVersionId: string): Promise<void> {
  const [row] = await ctx.db
    .select({ version: modelVersions })
    .from(modelVersions)
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(and(eq(modelVersions.id, modelVersionId), eq(models.projectId, projectId)))
    .for('update', { of: modelVersions });
  if (row === undefined) {
    throw new AppError('invalid', { message: `${modelVersionId} is no model of this project` });
  }
  if (row.version.stage !== 'published') {
    throw new AppError('invalid', {
      message: `${modelVersionId} is ${row.version.stage}; publish it first`,
    });
  }
  const { labelSchema } = await readProjectView(ctx, projectId, null);
  const card = mapCardClasses(row.version.card, labelSchema);
  await ctx.db.update(modelVersions).set({ card }).where(eq(modelVersions.id, modelVersionId));
}

/**
 * Replaces what a project has in use by the given list, all or nothing.
 * @throws AppError `invalid` for a version that is not published, of another project, or of whose
 *   classes none is the project's
 */
export async function setDeployments(
  ctx: Ctx,
  input: Input,
): Promise<{ deployments: Deployment[] }> {
  const { projectId } = input;
  await authorize(ctx, 'model.write', { projectId });
  assertDistinct(input.deployments);
  return runInTransaction(ctx, async (inner) => {
    await inner.db
      .select({ id: projects.id })
      .from(projects)
      .where(eq(projects.id, projectId))
      .for('no key update');
    const ids = new Set(input.deployments.map(({ modelVersionId }) => modelVersionId));
    for (const id of [...ids].sort()) await prepareVersion(inner, projectId, id);
    await inner.db.delete(deployments).where(eq(deployments.projectId, projectId));
    if (input.deployments.length > 0) {
      await inner.db
        .insert(deployments)
        .values(
          input.deployments.map((wanted) => ({ ...wanted, id: newId('deployment'), projectId })),
        );
    }
    await writeAuditEvent(inner, 'deployments.changed', {
      projectId,
      details: { deployments: input.deployments },
    });
    return { deployments: await readDeployments(inner, projectId) };
  });
}
