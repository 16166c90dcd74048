import { exportDatasetVersionContract } from '@/core/contracts/export-dataset-version.contract';
import { exportDatasetVersion } from '@/server/datasets/export-dataset-version';
import { exportResponse } from '@/server/datasets/export-response';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(
  exportDatasetVersionContract,
  async ({ ctx, params, query, request }) =>
    exportResponse(request, await exportDatasetVersion(ctx, { ...params, ...query })),
);

/** Next would answer HEAD by GET and open the stream. */
export const HEAD = GET;
