import { z } from 'zod';
import { idSchema } from '../ids';
import { defineContract } from './define-contract';

export const reviewAnnotationContract = defineContract({
  id: 'review-annotation',
  method: 'POST',
  path: '/api/v1/annotations/{annotationId}/reviews',
  summary: 'Approve, reject or comment on one person’s answer; nobody reviews their own',
  policy: { access: 'actor', action: 'review.write', scope: 'reviews:write' },
  isIdempotent: true,
  params: z.object({ annotationId: idSchema('annotation') }).strict(),
  body: z
    .object({
      verdict: z.enum(['approve', 'reject', 'comment']),
      comment: z.string().max(5000).default(''),
    })
    .strict(),
  response: z.object({ id: idSchema('review') }),
});
