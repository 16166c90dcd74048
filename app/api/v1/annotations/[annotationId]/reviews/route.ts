import { reviewAnnotationContract } from '@/core/contracts/review-annotation.contract';
import { defineRoute } from '@/server/http/define-route';
import { reviewAnnotation } from '@/server/review/review-annotation';

export const POST = defineRoute(reviewAnnotationContract, ({ ctx, params, body }) =>
  reviewAnnotation(ctx, { ...body, ...params }),
);
