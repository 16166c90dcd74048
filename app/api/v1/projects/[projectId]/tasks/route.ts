import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { defineRoute } from '@/server/http/define-route';
import { listTasks } from '@/server/tasks/list-tasks';

export const GET = defineRoute(listTasksContract, ({ ctx, params, query }) =>
  listTasks(ctx, { ...query, ...params }),
);
