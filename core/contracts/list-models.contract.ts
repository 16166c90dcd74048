import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectParamsSchema } from './common';
import { ModelViewSchema } from './create-model.contract';
import { defineContract } from './define-contract';

export const listModelsContract = defineContract({
  id: 'list-models',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/models',
  summary: 'The registry of a project and which version pre-labels',
  policy: { access: 'actor', action: 'model.read', scope: 'models:read' },
  params: ProjectParamsSchema,
  response: z.object({
    models: z.array(ModelViewSchema),
    preLabelModelVersionId: idSchema('modelVersion').nullable(),
    /** Its proposals are paused, since they cost more than they save. */
    isPreLabellingPaused: z.boolean(),
  }),
});
