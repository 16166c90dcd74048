import { getGuideImageContract } from '@/core/contracts/get-guide-image.contract';
import { getGuideImage } from '@/server/guides/get-guide-image';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(getGuideImageContract, ({ ctx, params, request }) =>
  getGuideImage(ctx, { ...params, request }),
);
/** Of its own: Next would run GET for it and never close the file. */
export const HEAD = GET;
