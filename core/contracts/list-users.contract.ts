import { z } from 'zod';
import { idSchema } from '../ids';
import { InstanceRoleSchema } from '../roles';
import { InstantSchema } from './common';
import { defineContract } from './define-contract';

export const UserViewSchema = z.object({
  id: idSchema('user'),
  name: z.string(),
  email: z.string(),
  instanceRole: InstanceRoleSchema,
  isDisabled: z.boolean(),
  isSimulated: z.boolean(),
  createdAt: InstantSchema,
});

export const listUsersContract = defineContract({
  id: 'list-users',
  method: 'GET',
  path: '/api/v1/users',
  summary: 'All users of the instance',
  policy: { access: 'actor', action: 'users.read', scope: 'admin' },
  response: z.object({ users: z.array(UserViewSchema) }),
});
