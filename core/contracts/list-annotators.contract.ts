import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const listAnnotatorsContract = defineContract({
  id: 'list-annotators',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/annotators',
  summary: 'What each annotator did and how reliable the answers look, worst lower bound first',
  policy: { access: 'actor', action: 'annotators.read', scope: 'annotations:read' },
  params: ProjectParamsSchema,
  response: z.object({
    votesMin: z.number().int(),
    annotators: z.array(
      z.object({
        userId: idSchema('user'),
        name: z.string(),
        isSimulated: z.boolean(),
        annotations: z.number().int(),
        skips: z.number().int(),
        medianDurationMs: z.number().nullable(),
        /** Agreement with the consensus of the others’ votes, 0–1, with its 95 % interval. */
        reliability: z
          .object({ value: z.number(), low: z.number(), high: z.number(), units: z.number().int() })
          .nullable(),
        /** 0 answers at random, 1 perfectly (Raykar & Yu); null where too few votes. */
        informativeness: z.number().nullable(),
        /** Accuracy on gold tasks with its interval; null without any. */
        gold: z
          .object({ value: z.number(), low: z.number(), high: z.number(), units: z.number().int() })
          .nullable(),
      }),
    ),
  }),
});
