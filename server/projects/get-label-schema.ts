import { desc, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { labelSchemas } from '@/db/schema/label-schemas';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/** Returns the present version of a project's label schema. */
export async function getLabelSchema(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ version: number; labelSchema: LabelSchema }> {
  await authorize(ctx, 'project.read', input);
  const [row] = await ctx.db
    .select({ version: labelSchemas.version, labelSchema: labelSchemas.labelSchema })
    .from(labelSchemas)
    .where(eq(labelSchemas.projectId, input.projectId))
    .orderBy(desc(labelSchemas.version))
    .limit(1);
  if (row === undefined) throw new AppError('not_found');
  return row;
}
