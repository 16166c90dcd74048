import { z } from 'zod';
import { idSchema } from '../ids';
import { TrainingRunParamsSchema } from './common';
import { defineContract } from './define-contract';

/** Text fields of the multipart bodies that carry a model: each is JSON. */
export const ModelUploadFieldsSchema = z.object({
  /** core/models/model-card.ts */
  card: z.string().max(2_000_000),
  /** name → number */
  metrics: z.string().max(1_000_000).default('{}'),
  /** {"samples":[{"inputs":{name:{"dims":[…],"data":"base64 of little-endian float32"}},"outputs":{…}}]} */
  samples: z.string().max(64_000_000),
});

export const completeTrainingRunContract = defineContract({
  id: 'complete-training-run',
  method: 'POST',
  path: '/api/v1/training-runs/{trainingRunId}/complete',
  summary:
    'For workers: hand in `model` (one self-contained ONNX file) with card, metrics and samples; refused unless ONNX Runtime gives the samples’ outputs to 1e-3',
  policy: { access: 'actor', action: 'training.run', scope: 'jobs:run' },
  status: 201,
  params: TrainingRunParamsSchema,
  bodyKind: 'multipart',
  body: ModelUploadFieldsSchema.extend({ fence: z.coerce.number().int().min(0) }).strict(),
  response: z.object({ modelVersionId: idSchema('modelVersion') }),
});
