import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const recomputeConsensusContract = defineContract({
  id: 'recompute-consensus',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/consensus/recompute',
  summary: 'Derive every consensus anew from the stored votes',
  policy: { access: 'actor', action: 'consensus.write', scope: 'reviews:write' },
  params: ProjectParamsSchema,
  response: z.object({
    tasks: z.number().int(),
    agreed: z.number().int(),
    disputed: z.number().int(),
    pending: z.number().int(),
    resolved: z.number().int(),
  }),
});
