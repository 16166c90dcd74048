import { z } from 'zod';
import { AnswerSchema, RegionSchema } from '../annotation';
import { idSchema } from '../ids';
import { AssignmentParamsSchema, InstantSchema } from './common';
import { defineContract } from './define-contract';

/** What the model had proposed for the item, shown or not: the base of the edit counts. */
export const ShownPreLabelSchema = z
  .object({
    modelVersionId: idSchema('modelVersion'),
    provider: z.enum(['webgpu', 'wasm', 'server']),
    regions: z.array(RegionSchema).max(20_000).default([]),
    classIds: z.array(z.number().int().min(0)).max(1000).default([]),
    /** Milliseconds around the model’s run. */
    runMs: z.number().min(0).max(600_000).nullable().default(null),
    /** False where nothing of it was shown: a blind task, or paused proposals. */
    wasShown: z.boolean().default(true),
    /** Boxes of the answer that a click took from what the model saw and did not propose. */
    candidatesTaken: z.number().int().min(0).max(20_000).default(0),
    /** Those of them that lie elsewhere than where the model saw them. */
    candidatesChanged: z.number().int().min(0).max(20_000).default(0),
  })
  .strict()
  .refine(({ candidatesTaken, candidatesChanged }) => candidatesChanged <= candidatesTaken, {
    message: 'More candidates changed than taken',
    path: ['candidatesChanged'],
  });

export const AnnotationViewSchema = z.object({
  id: idSchema('annotation'),
  assignmentId: idSchema('assignment'),
  taskId: idSchema('task'),
  submittedAt: InstantSchema,
  /** Came after the lease had ended and the task was full: kept as an extra vote. */
  isExtra: z.boolean(),
});

export const submitAnnotationContract = defineContract({
  id: 'submit-annotation',
  method: 'POST',
  path: '/api/v1/assignments/{assignmentId}/annotation',
  summary:
    'Submit the answer; acknowledged only once durable. A late one is kept as an extra vote, never dropped',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  isIdempotent: true,
  bodyBytesMax: 16 * 1024 * 1024,
  params: AssignmentParamsSchema,
  body: AnswerSchema.extend({
    /** Time the person spent on it, milliseconds. */
    durationMs: z
      .number()
      .int()
      .min(0)
      .max(7 * 86_400_000)
      .default(0),
    preLabel: ShownPreLabelSchema.nullable().optional(),
  }).strict(),
  response: AnnotationViewSchema,
});
