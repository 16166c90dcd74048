import { retireModelVersionContract } from '@/core/contracts/retire-model-version.contract';
import { defineRoute } from '@/server/http/define-route';
import { retireModelVersion } from '@/server/models/retire-model-version';

export const POST = defineRoute(retireModelVersionContract, ({ ctx, params }) =>
  retireModelVersion(ctx, params),
);
