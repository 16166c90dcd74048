import { z } from 'zod';
import { TrainingRunParamsSchema } from './common';
import { TrainingRunViewSchema } from './create-training-run.contract';
import { defineContract } from './define-contract';

export const getTrainingRunContract = defineContract({
  id: 'get-training-run',
  method: 'GET',
  path: '/api/v1/training-runs/{trainingRunId}',
  summary: 'One run with all its metric curves; poll it while the run is live',
  policy: { access: 'actor', action: 'training.read', scope: 'models:read' },
  params: TrainingRunParamsSchema,
  response: TrainingRunViewSchema.extend({
    metrics: z.record(z.string(), z.array(z.object({ step: z.number().int(), value: z.number() }))),
  }),
});
