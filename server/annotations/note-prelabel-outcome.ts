import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Answer } from '@/core/annotation';
import type { ShownPreLabelSchema } from '@/core/contracts/submit-annotation.contract';
import { countPreLabelEdits } from '@/core/models/count-prelabel-edits';
import type { Ctx } from '../context';

/**
 * Notes what a model had proposed for an annotation, shown or not, and what became of it. A model that
 * does not exist (any more) or belongs to another project is passed over: the answer counts, not it.
 */
export async function notePreLabelOutcome(
  ctx: Pick<Ctx, 'db'>,
  input: {
    annotationId: string;
    projectId: string;
    preLabel: z.output<typeof ShownPreLabelSchema>;
    answer: Answer;
  },
): Promise<void> {
  const { modelVersionId, provider, runMs, regions, classIds, ...shown } = input.preLabel;
  const proposal: Answer = { regions, classIds };
  const counts = countPreLabelEdits(proposal, input.answer);
  await ctx.db.execute(sql`
    insert into prelabel_outcomes (annotation_id, model_version_id, provider, run_ms, proposal,
      was_shown, candidates_taken, candidates_changed, proposed, kept, changed, deleted, added)
    select ${input.annotationId}, v.id, ${provider}, ${runMs}::real,
      ${JSON.stringify(proposal)}::jsonb, ${shown.wasShown}::boolean,
      ${shown.candidatesTaken}::int, ${shown.candidatesChanged}::int, ${counts.proposed}::int, ${counts.kept}::int,
      ${counts.changed}::int, ${counts.deleted}::int, ${counts.added}::int
    from model_versions v join models m on m.id = v.model_id
    where v.id = ${modelVersionId} and m.project_id = ${input.projectId}`);
}
