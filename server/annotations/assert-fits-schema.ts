import { desc, eq } from 'drizzle-orm';
import type { Answer } from '@/core/annotation';
import { assertAnswer } from '@/core/label-schema/assert-answer';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { labelSchemas } from '@/db/schema/label-schemas';
import type { Ctx } from '../context';

/**
 * Guarantees that an answer fits a project's present schema, or what earlier versions took where
 * it was begun under one of them; those are read only when it does not fit the present one.
 * @throws AppError `invalid` naming the first thing that does not fit
 */
export async function assertFitsSchema(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
  schema: LabelSchema,
  answer: Answer,
): Promise<void> {
  try {
    assertAnswer(schema, answer);
  } catch (refusal) {
    const versions = await ctx.db
      .select({ labelSchema: labelSchemas.labelSchema })
      .from(labelSchemas)
      .where(eq(labelSchemas.projectId, projectId))
      .orderBy(desc(labelSchemas.version));
    if (versions.length < 2) throw refusal;
    const earlier = versions.slice(1).map(({ labelSchema }) => labelSchema);
    assertAnswer(schema, answer, earlier);
  }
}
