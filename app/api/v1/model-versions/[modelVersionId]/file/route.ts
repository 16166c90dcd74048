import { getModelFileContract } from '@/core/contracts/get-model-file.contract';
import { defineRoute } from '@/server/http/define-route';
import { getModelFile } from '@/server/models/get-model-file';
import { modelFileResponse } from '@/server/models/model-file-response';

export const GET = defineRoute(getModelFileContract, async ({ ctx, params, request }) =>
  modelFileResponse(request, await getModelFile(ctx, params)),
);

/** Next would answer HEAD by GET and open the stream. */
export const HEAD = GET;
