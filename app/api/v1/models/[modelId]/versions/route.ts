import { createModelVersionContract } from '@/core/contracts/create-model-version.contract';
import { defineRoute } from '@/server/http/define-route';
import { createModelVersion } from '@/server/models/create-model-version';

export const POST = defineRoute(createModelVersionContract, ({ ctx, params, request }) =>
  createModelVersion(ctx, { ...params, request }),
);
