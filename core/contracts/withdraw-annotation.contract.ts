import { z } from 'zod';
import { idSchema } from '../ids';
import { AssignmentParamsSchema, InstantSchema } from './common';
import { defineContract } from './define-contract';

/** How long after submitting an answer can be taken back. */
export const WITHDRAW_MINUTES = 30;

export const withdrawAnnotationContract = defineContract({
  id: 'withdraw-annotation',
  method: 'DELETE',
  path: '/api/v1/assignments/{assignmentId}/annotation',
  summary:
    'Take one’s own answer back within 30 minutes, as long as nobody has built on it; the assignment is active again with its draft',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  params: AssignmentParamsSchema,
  response: z.object({
    id: idSchema('assignment'),
    state: z.literal('active'),
    leaseExpiresAt: InstantSchema,
  }),
});
