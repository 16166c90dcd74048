import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectRoleSchema } from '../roles';
import { InstantSchema, ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const InviteViewSchema = z.object({
  id: idSchema('invite'),
  projectId: idSchema('project'),
  role: ProjectRoleSchema,
  email: z.string().nullable(),
  expiresAt: InstantSchema,
});

export const createInviteContract = defineContract({
  id: 'create-invite',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/invites',
  summary: 'Make a link that lets one person join with a role; valid 72 hours, used once',
  policy: { access: 'actor', action: 'members.write', scope: 'projects:write' },
  status: 201,
  params: ProjectParamsSchema,
  body: z
    .object({
      role: ProjectRoleSchema,
      /** Where given, only an account with this e-mail can use the link. */
      email: z.string().trim().toLowerCase().max(320).pipe(z.email()).nullable().optional(),
    })
    .strict(),
  response: InviteViewSchema.extend({
    /** The path and secret to send: `/invite/…`; shown this once. */
    url: z.string(),
    secret: z.string(),
  }),
});
