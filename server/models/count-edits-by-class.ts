import { and, asc, eq, gt } from 'drizzle-orm';
import type { z } from 'zod';
import type { EditCountsSchema } from '@/core/contracts/get-scorecard.contract';
import { countPreLabelEdits } from '@/core/models/count-prelabel-edits';
import { annotations } from '@/db/schema/annotations';
import { prelabelOutcomes } from '@/db/schema/prelabel-outcomes';
import type { Ctx } from '../context';

type EditCounts = z.output<typeof EditCountsSchema>;
export type ClassEdits = { classId: number } & EditCounts;

const PAGE_ROWS = 500;
const FATES = ['proposed', 'kept', 'changed', 'deleted', 'added'] as const;

function readPage(ctx: Pick<Ctx, 'db'>, modelVersionId: string, after: string) {
  return ctx.db
    .select({
      id: prelabelOutcomes.annotationId,
      proposal: prelabelOutcomes.proposal,
      regions: annotations.regions,
      classIds: annotations.classIds,
    })
    .from(prelabelOutcomes)
    .innerJoin(annotations, eq(annotations.id, prelabelOutcomes.annotationId))
    .where(
      and(
        eq(prelabelOutcomes.modelVersionId, modelVersionId),
        eq(prelabelOutcomes.wasShown, true),
        gt(prelabelOutcomes.annotationId, after),
      ),
    )
    .orderBy(asc(prelabelOutcomes.annotationId))
    .limit(PAGE_ROWS);
}

/**
 * Returns what became of a model's shown proposals for each class id, counted anew from proposals and
 * annotations by the rule that made the stored totals, one page in memory at a time.
 */
export async function countEditsByClass(
  ctx: Pick<Ctx, 'db'>,
  modelVersionId: string,
): Promise<ClassEdits[]> {
  const sums = new Map<number, ClassEdits>();
  let after = '';
  for (;;) {
    const page = await readPage(ctx, modelVersionId, after);
    for (const { proposal, regions, classIds } of page) {
      for (const [classId, counts] of countPreLabelEdits(proposal, { regions, classIds }).byClass) {
        const sum = sums.get(classId) ?? {
          classId,
          proposed: 0,
          kept: 0,
          changed: 0,
          deleted: 0,
          added: 0,
        };
        for (const fate of FATES) sum[fate] += counts[fate];
        sums.set(classId, sum);
      }
    }
    if (page.length < PAGE_ROWS) break;
    after = page.at(-1)?.id ?? after;
  }
  return [...sums.values()].sort((a, b) => a.classId - b.classId);
}
