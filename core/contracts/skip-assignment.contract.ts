import { z } from 'zod';
import { idSchema } from '../ids';
import { AssignmentParamsSchema } from './common';
import { defineContract } from './define-contract';

export const skipAssignmentContract = defineContract({
  id: 'skip-assignment',
  method: 'POST',
  path: '/api/v1/assignments/{assignmentId}/skip',
  summary: 'Give the task back with a reason; it goes to somebody else',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  isIdempotent: true,
  status: 200,
  params: AssignmentParamsSchema,
  body: z
    .object({
      reason: z.enum(['unclear', 'broken', 'not_relevant', 'other']),
      comment: z.string().max(2000).default(''),
    })
    .strict(),
  response: z.object({ id: idSchema('assignment'), state: z.literal('skipped') }),
});
