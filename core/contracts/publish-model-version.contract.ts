import { ModelVersionParamsSchema } from './common';
import { ModelVersionViewSchema } from './create-model.contract';
import { defineContract } from './define-contract';

export const publishModelVersionContract = defineContract({
  id: 'publish-model-version',
  method: 'POST',
  path: '/api/v1/model-versions/{modelVersionId}/publish',
  summary: 'Release a version; deploy it to put it to use',
  policy: { access: 'actor', action: 'model.write', scope: 'models:write' },
  params: ModelVersionParamsSchema,
  response: ModelVersionViewSchema,
});
