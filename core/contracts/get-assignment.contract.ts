import { AssignmentViewSchema } from './claim-assignments.contract';
import { AssignmentParamsSchema } from './common';
import { defineContract } from './define-contract';

export const getAssignmentContract = defineContract({
  id: 'get-assignment',
  method: 'GET',
  path: '/api/v1/assignments/{assignmentId}',
  summary: 'One of the caller’s own assignments, with its draft',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  params: AssignmentParamsSchema,
  response: AssignmentViewSchema,
});
