import { updateUserContract } from '@/core/contracts/update-user.contract';
import { defineRoute } from '@/server/http/define-route';
import { updateUser } from '@/server/users/update-user';

export const PATCH = defineRoute(updateUserContract, ({ ctx, params, body }) =>
  updateUser(ctx, { ...params, ...body }),
);
