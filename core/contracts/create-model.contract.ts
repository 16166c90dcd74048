import { z } from 'zod';
import { idSchema } from '../ids';
import { ModelCardSchema } from '../models/model-card';
import { InstantSchema } from './common';
import { ModelNameSchema } from './create-training-run.contract';
import { defineContract } from './define-contract';

export const ModelVersionViewSchema = z.object({
  id: idSchema('modelVersion'),
  modelId: idSchema('model'),
  modelName: z.string(),
  projectId: idSchema('project'),
  version: z.number().int(),
  stage: z.enum(['draft', 'published', 'retired']),
  card: ModelCardSchema,
  metrics: z.record(z.string(), z.number()),
  sha256: z.string(),
  sizeBytes: z.number().int(),
  fileUrl: z.string(),
  /** Largest difference between the maker's outputs and ONNX Runtime's, at upload. */
  parityMaxAbsDiff: z.number().nullable(),
  trainingRunId: idSchema('trainingRun').nullable(),
  createdAt: InstantSchema,
});
export type ModelVersionView = z.infer<typeof ModelVersionViewSchema>;

export const ModelViewSchema = z.object({
  id: idSchema('model'),
  projectId: idSchema('project'),
  name: z.string(),
  description: z.string(),
  createdAt: InstantSchema,
  versions: z.array(ModelVersionViewSchema),
});
export type ModelView = z.infer<typeof ModelViewSchema>;

export const createModelContract = defineContract({
  id: 'create-model',
  method: 'POST',
  path: '/api/v1/models',
  summary: 'Make a registry entry; its name is unique on the instance',
  policy: { access: 'actor', action: 'model.write', scope: 'models:write' },
  isIdempotent: true,
  body: z
    .object({
      projectId: idSchema('project'),
      name: ModelNameSchema,
      description: z.string().max(5000).default(''),
    })
    .strict(),
  response: ModelViewSchema,
});
