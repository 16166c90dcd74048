import { z } from 'zod';
import { ModelVersionParamsSchema } from './common';
import { MeasuredHelpSchema } from '../models/measured-help';
import { defineContract } from './define-contract';

export const EditCountsSchema = z.object({
  proposed: z.number().int(),
  kept: z.number().int(),
  changed: z.number().int(),
  deleted: z.number().int(),
  added: z.number().int(),
});

/** What became of proposals in so many answers, and how long those took. */
export const ScoredAnswersSchema = z.object({
  annotations: z.number().int(),
  counts: EditCountsSchema,
  /** Of one answer, milliseconds; null without any. */
  medianDurationMs: z.number().nullable(),
});

export const getScorecardContract = defineContract({
  id: 'get-scorecard',
  method: 'GET',
  path: '/api/v1/model-versions/{modelVersionId}/scorecard',
  summary:
    'What became of the model’s proposals: proposed, kept, changed, deleted, added; beside them those that were not shown',
  policy: { access: 'actor', action: 'model.read', scope: 'models:read' },
  params: ModelVersionParamsSchema,
  response: ScoredAnswersSchema.extend({
    byClass: z.array(z.object({ classId: z.number().int() }).extend(EditCountsSchema.shape)),
    providers: z.record(z.string(), z.number().int()),
    medianRunMs: z.number().nullable(),
    /** Where the model ran silently: nothing it proposed could sway anybody. */
    blind: ScoredAnswersSchema,
    measured: MeasuredHelpSchema,
    /** It pre-labels, and its proposals are paused. */
    isPaused: z.boolean(),
    areClicksPaused: z.boolean(),
  }),
});
