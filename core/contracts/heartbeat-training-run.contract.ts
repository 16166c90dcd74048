import { z } from 'zod';
import { InstantSchema, TrainingRunParamsSchema } from './common';
import { defineContract } from './define-contract';

export const FenceSchema = z.number().int().min(0);

export const heartbeatTrainingRunContract = defineContract({
  id: 'heartbeat-training-run',
  method: 'POST',
  path: '/api/v1/training-runs/{trainingRunId}/heartbeat',
  summary: 'For workers: keep the lease, tell the progress, learn of a cancel',
  policy: { access: 'actor', action: 'training.run', scope: 'jobs:run' },
  params: TrainingRunParamsSchema,
  body: z
    .object({
      fence: FenceSchema,
      progress: z.number().min(0).max(1),
      message: z.string().max(500).default(''),
    })
    .strict(),
  response: z.object({ isCancelled: z.boolean(), leaseExpiresAt: InstantSchema }),
});
