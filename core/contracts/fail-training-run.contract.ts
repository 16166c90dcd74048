import { z } from 'zod';
import { DoneSchema, TrainingRunParamsSchema } from './common';
import { defineContract } from './define-contract';
import { FenceSchema } from './heartbeat-training-run.contract';

export const failTrainingRunContract = defineContract({
  id: 'fail-training-run',
  method: 'POST',
  path: '/api/v1/training-runs/{trainingRunId}/fail',
  summary: 'For workers: end a run that cannot succeed, with the reason',
  policy: { access: 'actor', action: 'training.run', scope: 'jobs:run' },
  params: TrainingRunParamsSchema,
  body: z.object({ fence: FenceSchema, reason: z.string().min(1).max(20_000) }).strict(),
  response: DoneSchema,
});
