import { z } from 'zod';
import { AnswerSchema } from '../annotation';
import { idSchema } from '../ids';
import { InstantSchema, TaskParamsSchema } from './common';
import { defineContract } from './define-contract';
import { ConsensusViewSchema } from './list-consensus.contract';
import { ItemViewSchema } from './list-items.contract';

export const VoteViewSchema = z.object({
  annotationId: idSchema('annotation'),
  userId: idSchema('user'),
  userName: z.string(),
  answer: AnswerSchema,
  durationMs: z.number().int(),
  submittedAt: InstantSchema,
  isExtra: z.boolean(),
  review: z.object({ verdict: z.string(), comment: z.string() }).nullable(),
});

export const listVotesContract = defineContract({
  id: 'list-votes',
  method: 'GET',
  path: '/api/v1/tasks/{taskId}/votes',
  summary: 'The item once with every person’s answer, the consensus and any decision, for review',
  policy: { access: 'actor', action: 'review.write', scope: 'annotations:read' },
  params: TaskParamsSchema,
  response: z.object({
    taskId: idSchema('task'),
    projectId: idSchema('project'),
    item: ItemViewSchema,
    votes: z.array(VoteViewSchema),
    consensus: ConsensusViewSchema.nullable(),
    adjudication: z
      .object({
        source: z.enum(['consensus', 'annotation', 'edited']),
        answer: AnswerSchema,
        reason: z.string(),
        userName: z.string(),
        at: InstantSchema,
      })
      .nullable(),
    gold: AnswerSchema.nullable(),
  }),
});
