import { ModelParamsSchema } from './common';
import { ModelViewSchema } from './create-model.contract';
import { defineContract } from './define-contract';

export const getModelContract = defineContract({
  id: 'get-model',
  method: 'GET',
  path: '/api/v1/models/{modelId}',
  summary: 'One registry entry with its versions',
  policy: { access: 'actor', action: 'model.read', scope: 'models:read' },
  params: ModelParamsSchema,
  response: ModelViewSchema,
});
