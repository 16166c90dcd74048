import { z } from 'zod';
import { ProjectRoleSchema } from '../roles';
import { InstantSchema } from './common';
import { defineContract } from './define-contract';

export const getInviteContract = defineContract({
  id: 'get-invite',
  method: 'POST',
  path: '/api/v1/invites/look-up',
  summary: 'What an invite’s secret leads to (the secret travels in the body, never in a URL)',
  policy: { access: 'public' },
  body: z.object({ secret: z.string().min(20).max(200) }).strict(),
  response: z.object({
    projectName: z.string(),
    role: ProjectRoleSchema,
    email: z.string().nullable(),
    expiresAt: InstantSchema,
  }),
});
