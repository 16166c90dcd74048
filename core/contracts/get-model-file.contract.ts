import { z } from 'zod';
import { ModelVersionParamsSchema } from './common';
import { defineContract } from './define-contract';

export const getModelFileContract = defineContract({
  id: 'get-model-file',
  method: 'GET',
  path: '/api/v1/model-versions/{modelVersionId}/file',
  summary: 'The ONNX file; annotators get that of the model that pre-labels their project',
  policy: { access: 'actor', action: 'model.use', scope: 'projects:read' },
  params: ModelVersionParamsSchema,
  responseKind: 'file',
  response: z.string(),
});
