import { ModelVersionParamsSchema } from './common';
import { ModelVersionViewSchema } from './create-model.contract';
import { defineContract } from './define-contract';

export const retireModelVersionContract = defineContract({
  id: 'retire-model-version',
  method: 'POST',
  path: '/api/v1/model-versions/{modelVersionId}/retire',
  summary: 'Take a version out of use; its deployments end',
  policy: { access: 'actor', action: 'model.write', scope: 'models:write' },
  params: ModelVersionParamsSchema,
  response: ModelVersionViewSchema,
});
