import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectKindSchema } from '../label-schema/label-schema';
import { InstantSchema } from './common';
import { RecipeSchema } from './create-training-run.contract';
import { defineContract } from './define-contract';

export const claimTrainingRunContract = defineContract({
  id: 'claim-training-run',
  method: 'POST',
  path: '/api/v1/training-runs/claim',
  summary:
    'For workers: take the oldest queued run, or one whose worker went silent, under a lease of 60 s',
  policy: { access: 'actor', action: 'self.write', scope: 'jobs:run' },
  body: z
    .object({
      worker: z.string().trim().min(1).max(200),
      recipes: z.array(RecipeSchema).min(1),
      device: z.string().max(200),
    })
    .strict(),
  response: z.object({
    run: z
      .object({
        id: idSchema('trainingRun'),
        projectId: idSchema('project'),
        projectKind: ProjectKindSchema,
        datasetVersionId: idSchema('datasetVersion'),
        datasetHash: z.string(),
        recipe: RecipeSchema,
        params: z.record(z.string(), z.unknown()),
        modelName: z.string(),
        /** Sent with every later call; a smaller one than the run's is refused (409 stale_fence). */
        fence: z.number().int(),
        attempt: z.number().int(),
        leaseExpiresAt: InstantSchema,
        manifestUrl: z.string(),
        classes: z.array(z.object({ id: z.number().int(), name: z.string() })),
      })
      .nullable(),
  }),
});
