import { z } from 'zod';
import { idSchema } from '../ids';
import { InstantSchema } from './common';
import { defineContract } from './define-contract';

export const RecipeSchema = z.enum(['text-classifier', 'detector']);
export type Recipe = z.infer<typeof RecipeSchema>;

export const ModelNameSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);

/** Settings of a recipe, see docs/guides/training-worker.md; unknown ones fail the run with a clear reason. */
export const RecipeParamsSchema = z
  .record(
    z.string().max(100),
    z.union([z.number(), z.string().max(200), z.boolean(), z.array(z.number()).max(16)]),
  )
  .default({});

export const TrainingRunViewSchema = z.object({
  id: idSchema('trainingRun'),
  projectId: idSchema('project'),
  datasetVersionId: idSchema('datasetVersion'),
  datasetVersionName: z.string(),
  recipe: RecipeSchema,
  params: z.record(z.string(), z.unknown()),
  modelName: z.string(),
  state: z.enum(['queued', 'running', 'completed', 'failed', 'cancelled']),
  progress: z.number(),
  message: z.string(),
  worker: z.string().nullable(),
  device: z.string().nullable(),
  /** How often a worker has taken it up. */
  attempt: z.number().int(),
  failure: z.string().nullable(),
  modelVersionId: idSchema('modelVersion').nullable(),
  createdAt: InstantSchema,
  startedAt: InstantSchema.nullable(),
  completedAt: InstantSchema.nullable(),
});
export type TrainingRunView = z.infer<typeof TrainingRunViewSchema>;

export const createTrainingRunContract = defineContract({
  id: 'create-training-run',
  method: 'POST',
  path: '/api/v1/training-runs',
  summary: 'Queue a training run on a dataset version; the next free worker takes it',
  policy: { access: 'actor', action: 'training.write', scope: 'models:write' },
  isIdempotent: true,
  body: z
    .object({
      datasetVersionId: idSchema('datasetVersion'),
      recipe: RecipeSchema,
      /** The registry entry that gets the result; made if it does not exist. */
      modelName: ModelNameSchema,
      params: RecipeParamsSchema,
    })
    .strict(),
  response: TrainingRunViewSchema,
});
