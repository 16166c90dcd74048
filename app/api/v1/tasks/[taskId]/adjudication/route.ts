import { adjudicateTaskContract } from '@/core/contracts/adjudicate-task.contract';
import { defineRoute } from '@/server/http/define-route';
import { adjudicateTask } from '@/server/review/adjudicate-task';

export const POST = defineRoute(adjudicateTaskContract, ({ ctx, params, body }) =>
  adjudicateTask(ctx, { ...body, ...params }),
);
