import { getModelVersionContract } from '@/core/contracts/get-model-version.contract';
import { defineRoute } from '@/server/http/define-route';
import { getModelVersion } from '@/server/models/get-model-version';

export const GET = defineRoute(getModelVersionContract, ({ ctx, params }) =>
  getModelVersion(ctx, params),
);
