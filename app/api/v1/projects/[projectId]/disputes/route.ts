import { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import { defineRoute } from '@/server/http/define-route';
import { listDisputes } from '@/server/review/list-disputes';

export const GET = defineRoute(listDisputesContract, ({ ctx, params, query }) =>
  listDisputes(ctx, { ...query, ...params }),
);
