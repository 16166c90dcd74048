import { z } from 'zod';
import { idSchema } from '../ids';
import { AssignmentParamsSchema, InstantSchema } from './common';
import { defineContract } from './define-contract';

export const renewAssignmentContract = defineContract({
  id: 'renew-assignment',
  method: 'POST',
  path: '/api/v1/assignments/{assignmentId}/renew',
  summary: 'Extend the lease by 15 minutes from now',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  params: AssignmentParamsSchema,
  response: z.object({ id: idSchema('assignment'), leaseExpiresAt: InstantSchema }),
});
