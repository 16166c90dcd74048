import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

/** A coefficient with its 95 % bootstrap interval and the number of units behind it. */
export const CoefficientSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  units: z.number().int(),
});

export const getAgreementContract = defineContract({
  id: 'get-agreement',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/agreement',
  summary:
    'Krippendorff’s alpha with its interval, AC1, observed agreement, and what is confused with what',
  policy: { access: 'actor', action: 'consensus.read', scope: 'annotations:read' },
  params: ProjectParamsSchema,
  response: z.object({
    /** Units with two votes or more needed before figures are shown. */
    unitsMin: z.number().int(),
    /** `class`: the class of the whole item; `region`: objects found, absent counted; `regionClass`: class of the objects found by two or more. */
    measures: z.array(
      z.object({
        unit: z.enum(['class', 'region', 'regionClass']),
        alpha: CoefficientSchema,
        ac1: z.number().nullable(),
        observed: z.number().nullable(),
      }),
    ),
    /** How often one person said `a` where another said `b` on the same unit; −1: did not draw the object. */
    confusions: z.array(
      z.object({ a: z.number().int(), b: z.number().int(), pairs: z.number().int() }),
    ),
    /** How many tasks reached which agreement: ten bins over 0–1. */
    histogram: z.array(z.number().int()),
  }),
});
