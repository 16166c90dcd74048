import type { z } from 'zod';
import {
  ConsensusSettingsSchema,
  type createProjectContract,
  type ProjectView,
} from '@/core/contracts/create-project.contract';
import { newId } from '@/core/ids';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { labelSchemas } from '@/db/schema/label-schemas';
import { projectMembers } from '@/db/schema/project-members';
import { projects } from '@/db/schema/projects';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { readProjectView } from './project-view';

type Input = z.output<(typeof createProjectContract)['body']>;

/**
 * Creates a project with the first version of its label schema; the caller becomes its manager.
 * @throws AppError `forbidden`, or `invalid` for a label schema that does not hold together
 */
export async function createProject(ctx: Ctx, input: Input): Promise<ProjectView> {
  await authorize(ctx, 'project.create', 'instance');
  const labelSchema = makeLabelSchema(input.kind, input.labelSchema);
  const id = newId('project');
  return runInTransaction(ctx, async (inner) => {
    await inner.db.insert(projects).values({
      id,
      name: input.name,
      description: input.description,
      kind: input.kind,
      guide: input.guide,
      annotationsPerTask: input.annotationsPerTask,
      allowsBulk: input.allowsBulk ?? false,
      ...(input.blindPercent === undefined ? {} : { blindPercent: input.blindPercent }),
      ...(input.pausesPoorHelp === undefined ? {} : { pausesPoorHelp: input.pausesPoorHelp }),
      consensus: ConsensusSettingsSchema.parse(input.consensus ?? {}),
    });
    await inner.db
      .insert(labelSchemas)
      .values({ id: newId('labelSchema'), projectId: id, version: 1, labelSchema });
    await inner.db
      .insert(projectMembers)
      .values({ projectId: id, userId: ctx.actor.userId, role: 'manager' });
    await writeAuditEvent(inner, 'project.created', { projectId: id, objectId: id });
    return readProjectView(inner, id, 'manager');
  });
}
