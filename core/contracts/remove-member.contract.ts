import { DoneSchema } from './common';
import { defineContract } from './define-contract';
import { MemberParamsSchema } from './update-member.contract';

export const removeMemberContract = defineContract({
  id: 'remove-member',
  method: 'DELETE',
  path: '/api/v1/projects/{projectId}/members/{userId}',
  summary: 'Take a person out of a project; their votes stay',
  policy: { access: 'actor', action: 'members.write', scope: 'projects:write' },
  params: MemberParamsSchema,
  response: DoneSchema,
});
