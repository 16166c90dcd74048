import { uploadGuideImageContract } from '@/core/contracts/upload-guide-image.contract';
import { uploadGuideImage } from '@/server/guides/upload-guide-image';
import { defineRoute } from '@/server/http/define-route';

export const POST = defineRoute(uploadGuideImageContract, ({ ctx, params, request }) =>
  uploadGuideImage(ctx, { ...params, request }),
);
