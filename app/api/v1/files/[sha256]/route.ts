import { getFileContract } from '@/core/contracts/get-file.contract';
import { getFile } from '@/server/files/get-file';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(getFileContract, ({ ctx, params, query, request }) =>
  getFile(ctx, { ...params, ...query, request }),
);
/** Of its own: Next would run GET for it and never close the file. */
export const HEAD = GET;
