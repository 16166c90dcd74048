import { z } from 'zod';
import { idSchema } from '../ids';
import { DoneSchema } from './common';
import { defineContract } from './define-contract';

export const revokeInviteContract = defineContract({
  id: 'revoke-invite',
  method: 'DELETE',
  path: '/api/v1/projects/{projectId}/invites/{inviteId}',
  summary: 'Make an invite’s link useless',
  policy: { access: 'actor', action: 'members.write', scope: 'projects:write' },
  params: z.object({ projectId: idSchema('project'), inviteId: idSchema('invite') }).strict(),
  response: DoneSchema,
});
