import { z } from 'zod';
import { AnswerSchema } from '../annotation';
import { idSchema } from '../ids';
import { TaskParamsSchema } from './common';
import { defineContract } from './define-contract';

export const adjudicateTaskContract = defineContract({
  id: 'adjudicate-task',
  method: 'POST',
  path: '/api/v1/tasks/{taskId}/adjudication',
  summary:
    'Settle a task: take the consensus, pick one person’s answer, or send an edited one, with a reason',
  policy: { access: 'actor', action: 'review.write', scope: 'reviews:write' },
  isIdempotent: true,
  bodyBytesMax: 16 * 1024 * 1024,
  params: TaskParamsSchema,
  body: z.discriminatedUnion('source', [
    z.object({ source: z.literal('consensus'), reason: z.string().max(5000).default('') }).strict(),
    z
      .object({
        source: z.literal('annotation'),
        annotationId: idSchema('annotation'),
        reason: z.string().max(5000).default(''),
      })
      .strict(),
    z
      .object({
        source: z.literal('edited'),
        answer: AnswerSchema,
        reason: z.string().trim().min(1).max(5000),
      })
      .strict(),
  ]),
  response: z.object({ id: idSchema('adjudication'), taskId: idSchema('task') }),
});
