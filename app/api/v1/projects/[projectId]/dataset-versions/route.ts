import { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import { listDatasetVersionsContract } from '@/core/contracts/list-dataset-versions.contract';
import { freezeDatasetVersion } from '@/server/datasets/freeze-dataset-version';
import { listDatasetVersions } from '@/server/datasets/list-dataset-versions';
import { defineRoute } from '@/server/http/define-route';

export const POST = defineRoute(freezeDatasetVersionContract, ({ ctx, params, body }) =>
  freezeDatasetVersion(ctx, { ...params, ...body }),
);

export const GET = defineRoute(listDatasetVersionsContract, ({ ctx, params }) =>
  listDatasetVersions(ctx, params),
);
