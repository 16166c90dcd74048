import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { InviteViewSchema } from './create-invite.contract';
import { defineContract } from './define-contract';

export const listInvitesContract = defineContract({
  id: 'list-invites',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/invites',
  summary: 'Open invites of a project',
  policy: { access: 'actor', action: 'members.read', scope: 'projects:read' },
  params: ProjectParamsSchema,
  response: z.object({ invites: z.array(InviteViewSchema) }),
});
