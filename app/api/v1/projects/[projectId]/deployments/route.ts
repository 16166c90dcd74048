import { listDeploymentsContract } from '@/core/contracts/list-deployments.contract';
import { setDeploymentsContract } from '@/core/contracts/set-deployments.contract';
import { defineRoute } from '@/server/http/define-route';
import { listDeployments } from '@/server/models/list-deployments';
import { setDeployments } from '@/server/models/set-deployments';

export const GET = defineRoute(listDeploymentsContract, ({ ctx, params }) =>
  listDeployments(ctx, params),
);

export const PUT = defineRoute(setDeploymentsContract, ({ ctx, params, body }) =>
  setDeployments(ctx, { ...params, ...body }),
);
