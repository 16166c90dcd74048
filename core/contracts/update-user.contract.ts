import { z } from 'zod';
import { idSchema } from '../ids';
import { InstanceRoleSchema } from '../roles';
import { defineContract } from './define-contract';
import { UserViewSchema } from './list-users.contract';

export const updateUserContract = defineContract({
  id: 'update-user',
  method: 'PATCH',
  path: '/api/v1/users/{userId}',
  summary: 'Change a user’s instance role, or disable the account (ends its sessions and tokens)',
  policy: { access: 'actor', action: 'users.write', scope: null },
  params: z.object({ userId: idSchema('user') }).strict(),
  body: z
    .object({ instanceRole: InstanceRoleSchema.optional(), isDisabled: z.boolean().optional() })
    .strict(),
  response: UserViewSchema,
});
