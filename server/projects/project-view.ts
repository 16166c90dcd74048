import { desc, eq } from 'drizzle-orm';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import type { ProjectRole } from '@/core/roles';
import { labelSchemas } from '@/db/schema/label-schemas';
import { projects } from '@/db/schema/projects';
import type { Ctx } from '../context';

/**
 * Returns a project with the newest version of its label schema.
 * @throws AppError `not_found`
 */
export async function readProjectView(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
  role: ProjectRole | null,
): Promise<ProjectView> {
  const [row] = await ctx.db
    .select({ project: projects, schema: labelSchemas })
    .from(projects)
    .innerJoin(labelSchemas, eq(labelSchemas.projectId, projects.id))
    .where(eq(projects.id, projectId))
    .orderBy(desc(labelSchemas.version))
    .limit(1);
  if (row === undefined) throw new AppError('not_found');
  const { project, schema } = row;
  return {
    id: project.id as EntityId<'project'>,
    name: project.name,
    description: project.description,
    kind: project.kind,
    guide: project.guide,
    annotationsPerTask: project.annotationsPerTask,
    allowsBulk: project.allowsBulk,
    blindPercent: project.blindPercent,
    pausesPoorHelp: project.pausesPoorHelp,
    consensus: project.consensus,
    labelSchema: schema.labelSchema,
    labelSchemaVersion: schema.version,
    isDemo: project.isDemo,
    version: project.version,
    createdAt: project.createdAt.toISOString(),
    role,
  };
}
