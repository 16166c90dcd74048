import { getDatasetVersionContract } from '@/core/contracts/get-dataset-version.contract';
import { getDatasetVersion } from '@/server/datasets/get-dataset-version';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(getDatasetVersionContract, ({ ctx, params }) =>
  getDatasetVersion(ctx, params),
);
