import { z } from 'zod';
import { idSchema } from '../ids';
import { InstanceRoleSchema, ProjectRoleSchema, ScopeSchema } from '../roles';
import { defineContract } from './define-contract';

export const MeSchema = z.object({
  id: idSchema('user'),
  name: z.string(),
  email: z.string(),
  instanceRole: InstanceRoleSchema,
  /** False until the person behind a one-time link has chosen a password. */
  hasPassword: z.boolean(),
  memberships: z.array(z.object({ projectId: idSchema('project'), role: ProjectRoleSchema })),
  /** Null for a session. */
  scopes: z.array(ScopeSchema).nullable(),
});

export const getMeContract = defineContract({
  id: 'get-me',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who the caller is, and in which projects with which role',
  policy: { access: 'actor', action: 'self.read', scope: 'projects:read' },
  response: MeSchema,
});
