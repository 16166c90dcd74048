import { publishModelVersionContract } from '@/core/contracts/publish-model-version.contract';
import { defineRoute } from '@/server/http/define-route';
import { publishModelVersion } from '@/server/models/publish-model-version';

export const POST = defineRoute(publishModelVersionContract, ({ ctx, params }) =>
  publishModelVersion(ctx, params),
);
