import { ModelParamsSchema } from './common';
import { ModelUploadFieldsSchema } from './complete-training-run.contract';
import { ModelVersionViewSchema } from './create-model.contract';
import { defineContract } from './define-contract';

export const createModelVersionContract = defineContract({
  id: 'create-model-version',
  method: 'POST',
  path: '/api/v1/models/{modelId}/versions',
  summary:
    'Upload `model` (one self-contained ONNX file) with card, metrics and samples; refused like a worker’s (422 invalid_model, 415 unsupported_type)',
  policy: { access: 'actor', action: 'model.write', scope: 'models:write' },
  isIdempotent: true,
  params: ModelParamsSchema,
  bodyKind: 'multipart',
  body: ModelUploadFieldsSchema.strict(),
  response: ModelVersionViewSchema,
});
