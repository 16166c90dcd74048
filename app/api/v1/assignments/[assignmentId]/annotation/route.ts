import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { withdrawAnnotationContract } from '@/core/contracts/withdraw-annotation.contract';
import { submitAnnotation } from '@/server/annotations/submit-annotation';
import { withdrawAnnotation } from '@/server/annotations/withdraw-annotation';
import { defineRoute } from '@/server/http/define-route';

export const POST = defineRoute(submitAnnotationContract, ({ ctx, params, body }) =>
  submitAnnotation(ctx, { ...body, ...params }),
);
export const DELETE = defineRoute(withdrawAnnotationContract, ({ ctx, params }) =>
  withdrawAnnotation(ctx, params),
);
