import { z } from 'zod';
import { ProjectRoleSchema } from '../roles';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';
import { MemberViewSchema } from './list-members.contract';
import { EmailSchema } from './update-me.contract';

export const addMemberContract = defineContract({
  id: 'add-member',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/members',
  summary: 'Add a user who has an account already',
  policy: { access: 'actor', action: 'members.write', scope: 'projects:write' },
  isIdempotent: true,
  params: ProjectParamsSchema,
  body: z.object({ email: EmailSchema, role: ProjectRoleSchema }).strict(),
  response: MemberViewSchema,
});
