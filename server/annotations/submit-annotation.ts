import type { z } from 'zod';
import type {
  AnnotationViewSchema,
  submitAnnotationContract,
} from '@/core/contracts/submit-annotation.contract';
import { type EntityId, newId } from '@/core/ids';
import { readSubmissionContext } from '../assignments/read-submission-context';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import { runInTransaction } from '../run-in-transaction';
import { assertFitsSchema } from './assert-fits-schema';
import { fitRegions } from './fit-regions';
import { notePreLabelOutcome } from './note-prelabel-outcome';
import {
  type NewAnnotation,
  type StoredAnnotation,
  storeInTime,
  storeLate,
} from './store-annotation';

type Input = z.output<(typeof submitAnnotationContract)['body']> & {
  assignmentId: EntityId<'assignment'>;
};
type AnnotationView = z.output<typeof AnnotationViewSchema>;

/**
 * Stores the answer as an immutable annotation and ends the assignment, all or none, durably. A late answer gets a free slot or is kept as an extra vote, never dropped.
 * When no further person is wanted, consensus is queued to be derived anew.
 * @throws AppError `assignment_closed` for a second answer, `invalid` for one that does not fit
 */
export async function submitAnnotation(ctx: Ctx, input: Input): Promise<AnnotationView> {
  const about = await readSubmissionContext(ctx, input.assignmentId);
  await authorize(ctx, 'work.label', about);
  const regions = fitRegions(input.regions, about);
  const { assignmentId, taskId, projectId, userId, labelSchemaVersion } = about;
  const answer = { regions, classIds: input.classIds };
  await assertFitsSchema(ctx, projectId, about.labelSchema, answer);
  const annotation: NewAnnotation = {
    id: newId('annotation'),
    ...{ assignmentId, taskId, projectId, userId, labelSchemaVersion },
    ...{ answer, durationMs: input.durationMs },
  };
  const stored = await store(ctx, annotation, input.preLabel ?? null, about.slots);
  return {
    id: annotation.id,
    assignmentId: input.assignmentId,
    taskId: taskId as EntityId<'task'>,
    submittedAt: stored.submittedAt,
    isExtra: !stored.holdsSlot,
  };
}

async function store(
  ctx: Ctx,
  annotation: NewAnnotation,
  preLabel: Input['preLabel'] | null,
  slotsBefore: number,
): Promise<StoredAnnotation> {
  // Where further people are wanted there is nothing else to write, so no transaction is needed:
  // should the last slot be taken at this moment, its taker's answer queues consensus.
  const isAlone = slotsBefore > 0 && !preLabel;
  const alone = isAlone ? await storeInTime(ctx, annotation) : null;
  if (alone !== null) return alone;
  const { id, projectId, answer } = annotation;
  return runInTransaction(ctx, async (inner) => {
    const stored = (await storeInTime(inner, annotation)) ?? (await storeLate(inner, annotation));
    if (preLabel) {
      await notePreLabelOutcome(inner, { annotationId: id, projectId, preLabel, answer });
    }
    if (stored.slots === 0) {
      await enqueue(inner, 'recompute-consensus', { projectId: projectId as EntityId<'project'> });
    }
    return stored;
  });
}
