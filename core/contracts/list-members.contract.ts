import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectRoleSchema } from '../roles';
import { InstantSchema, ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const MemberViewSchema = z.object({
  userId: idSchema('user'),
  name: z.string(),
  email: z.string(),
  role: ProjectRoleSchema,
  isSimulated: z.boolean(),
  isDisabled: z.boolean(),
  joinedAt: InstantSchema,
});

export const listMembersContract = defineContract({
  id: 'list-members',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/members',
  summary: 'The people of a project and their roles',
  policy: { access: 'actor', action: 'members.read', scope: 'projects:read' },
  params: ProjectParamsSchema,
  response: z.object({ members: z.array(MemberViewSchema) }),
});
