import { z } from 'zod';
import { ModelVersionParamsSchema } from './common';
import { defineContract } from './define-contract';

export const EditCountsSchema = z.object({
  proposed: z.number().int(),
  kept: z.number().int(),
  changed: z.number().int(),
  deleted: z.number().int(),
  added: z.number().int(),
});

export const getScorecardContract = defineContract({
  id: 'get-scorecard',
  method: 'GET',
  path: '/api/v1/model-versions/{modelVersionId}/scorecard',
  summary: 'What people did with the model’s proposals: proposed, kept, changed, deleted, added',
  policy: { access: 'actor', action: 'model.read', scope: 'models:read' },
  params: ModelVersionParamsSchema,
  response: z.object({
    annotations: z.number().int(),
    counts: EditCountsSchema,
    byClass: z.array(z.object({ classId: z.number().int() }).extend(EditCountsSchema.shape)),
    providers: z.record(z.string(), z.number().int()),
    medianRunMs: z.number().nullable(),
  }),
});
