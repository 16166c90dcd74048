import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { updateProjectContract } from '@/core/contracts/update-project.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { projects } from '@/db/schema/projects';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import { findOwnRole } from '../authorize/find-own-role';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import { runInTransaction } from '../run-in-transaction';
import { changeOverlap } from '../tasks/change-overlap';
import { readProjectView } from './project-view';

type Input = z.output<(typeof updateProjectContract)['body']> & {
  projectId: EntityId<'project'>;
  ifMatch: number;
};

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function without<T extends object>(input: T): Present<T> {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Present<T>;
}

/**
 * Changes name, guide, overlap, settings of assistance or of consensus; no vote is lost by it.
 * @throws AppError `stale_version` with the present version in its details
 */
export async function updateProject(ctx: Ctx, input: Input): Promise<ProjectView> {
  await authorize(ctx, 'project.update', input);
  const { projectId, ifMatch, consensus, ...fields } = input;
  return runInTransaction(ctx, async (inner) => {
    const [before] = await inner.db
      .select()
      .from(projects)
      .where(eq(projects.id, projectId))
      .for('no key update');
    if (before === undefined) throw new AppError('not_found');
    if (before.version !== ifMatch) {
      throw new AppError('stale_version', { details: { version: before.version } });
    }
    await inner.db
      .update(projects)
      .set({
        ...without(fields),
        consensus: { ...before.consensus, ...without(consensus ?? {}) },
        version: sql`${projects.version} + 1`,
      })
      .where(eq(projects.id, projectId));
    const { annotationsPerTask } = fields;
    if (annotationsPerTask !== undefined && annotationsPerTask !== before.annotationsPerTask) {
      await changeOverlap(inner, projectId, annotationsPerTask);
    }
    if (annotationsPerTask !== undefined || consensus !== undefined) {
      await enqueue(inner, 'recompute-consensus', { projectId });
    }
    await writeAuditEvent(inner, 'project.updated', {
      projectId,
      objectId: projectId,
      details: { fields: Object.keys(without({ ...fields, consensus })) },
    });
    return readProjectView(inner, projectId, await findOwnRole(inner, projectId));
  });
}
