import { listUsersContract } from '@/core/contracts/list-users.contract';
import { defineRoute } from '@/server/http/define-route';
import { listUsers } from '@/server/users/list-users';

export const GET = defineRoute(listUsersContract, ({ ctx }) => listUsers(ctx));
