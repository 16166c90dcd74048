import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectRoleSchema } from '../roles';
import { defineContract } from './define-contract';
import { EmailSchema, NameSchema, PasswordSchema } from './update-me.contract';

export const acceptInviteContract = defineContract({
  id: 'accept-invite',
  method: 'POST',
  path: '/api/v1/invites/accept',
  summary:
    'Join by an invite’s secret: signed in as oneself, or with `account` as a new user. Single use (410 afterwards)',
  policy: { access: 'public' },
  status: 201,
  body: z
    .object({
      secret: z.string().min(20).max(200),
      account: z
        .object({ name: NameSchema, email: EmailSchema, password: PasswordSchema })
        .strict()
        .nullable()
        .optional(),
      /** Also makes a 90 day API token with every scope the role can use; for scripts and tests. */
      withApiToken: z.boolean().default(false),
    })
    .strict(),
  response: z.object({
    userId: idSchema('user'),
    projectId: idSchema('project'),
    role: ProjectRoleSchema,
    apiToken: z.string().nullable(),
  }),
});
