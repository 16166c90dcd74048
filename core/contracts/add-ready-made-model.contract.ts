import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const ReadyMadeModelViewSchema = z.object({
  name: z.enum(['nanodet-coco']),
  title: z.string(),
  license: z.string(),
  source: z.string(),
  sizeBytes: z.number().int(),
  state: z.enum(['offered', 'fetching', 'converting', 'added', 'failed']),
  /** 0–1 */
  progress: z.number(),
  failure: z.string().nullable(),
  modelVersionId: idSchema('modelVersion').nullable(),
});

export const addReadyMadeModelContract = defineContract({
  id: 'add-ready-made-model',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/ready-made-models',
  summary:
    'Fetch and convert a ready-made model in the background; nothing is fetched unless asked for',
  policy: { access: 'actor', action: 'model.write', scope: 'models:write' },
  status: 202,
  params: ProjectParamsSchema,
  body: z.object({ name: z.enum(['nanodet-coco']) }).strict(),
  response: ReadyMadeModelViewSchema,
});
