import { ModelVersionParamsSchema } from './common';
import { ModelVersionViewSchema } from './create-model.contract';
import { defineContract } from './define-contract';

export const getModelVersionContract = defineContract({
  id: 'get-model-version',
  method: 'GET',
  path: '/api/v1/model-versions/{modelVersionId}',
  summary: 'One release with its card and metrics',
  policy: { access: 'actor', action: 'model.read', scope: 'models:read' },
  params: ModelVersionParamsSchema,
  response: ModelVersionViewSchema,
});
