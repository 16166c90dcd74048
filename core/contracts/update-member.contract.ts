import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectRoleSchema } from '../roles';
import { defineContract } from './define-contract';
import { MemberViewSchema } from './list-members.contract';

export const MemberParamsSchema = z
  .object({ projectId: idSchema('project'), userId: idSchema('user') })
  .strict();

export const updateMemberContract = defineContract({
  id: 'update-member',
  method: 'PATCH',
  path: '/api/v1/projects/{projectId}/members/{userId}',
  summary: 'Change a member’s role; the last manager keeps it',
  policy: { access: 'actor', action: 'members.write', scope: 'projects:write' },
  params: MemberParamsSchema,
  body: z.object({ role: ProjectRoleSchema }).strict(),
  response: MemberViewSchema,
});
