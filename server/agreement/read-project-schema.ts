import { desc, eq } from 'drizzle-orm';
import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import { AppError } from '@/core/errors';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Db } from '@/db/client';
import { labelSchemas } from '@/db/schema/label-schemas';
import { projects } from '@/db/schema/projects';

/**
 * Returns the newest classes of a project and how its votes become one label.
 * @throws AppError `not_found`
 */
export async function readProjectSchema(
  db: Db,
  projectId: string,
): Promise<{ schema: LabelSchema; settings: ConsensusSettings }> {
  const [row] = await db
    .select({ schema: labelSchemas.labelSchema, settings: projects.consensus })
    .from(labelSchemas)
    .innerJoin(projects, eq(projects.id, labelSchemas.projectId))
    .where(eq(labelSchemas.projectId, projectId))
    .orderBy(desc(labelSchemas.version))
    .limit(1);
  if (row === undefined) throw new AppError('not_found');
  return row;
}
