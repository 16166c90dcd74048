import { z } from 'zod';
import { ReadyMadeModelViewSchema } from './add-ready-made-model.contract';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const listReadyMadeModelsContract = defineContract({
  id: 'list-ready-made-models',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/ready-made-models',
  summary: 'Models on offer, with the progress of one being fetched',
  policy: { access: 'actor', action: 'model.read', scope: 'models:read' },
  params: ProjectParamsSchema,
  response: z.object({ models: z.array(ReadyMadeModelViewSchema) }),
});
