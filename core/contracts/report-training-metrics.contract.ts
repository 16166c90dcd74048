import { z } from 'zod';
import { TrainingRunParamsSchema } from './common';
import { defineContract } from './define-contract';
import { FenceSchema } from './heartbeat-training-run.contract';

export const reportTrainingMetricsContract = defineContract({
  id: 'report-training-metrics',
  method: 'POST',
  path: '/api/v1/training-runs/{trainingRunId}/metrics',
  summary: 'For workers: add points to the curves; the same step and name again replaces the value',
  policy: { access: 'actor', action: 'training.run', scope: 'jobs:run' },
  params: TrainingRunParamsSchema,
  body: z
    .object({
      fence: FenceSchema,
      points: z
        .array(
          z
            .object({
              step: z.number().int().min(0),
              name: z.string().min(1).max(100),
              value: z.number(),
            })
            .strict(),
        )
        .max(1000),
    })
    .strict(),
  response: z.object({ accepted: z.number().int() }),
});
