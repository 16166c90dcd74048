import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { TrainingRunViewSchema } from './create-training-run.contract';
import { defineContract } from './define-contract';

export const listTrainingRunsContract = defineContract({
  id: 'list-training-runs',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/training-runs',
  summary: 'Runs of a project, newest first',
  policy: { access: 'actor', action: 'training.read', scope: 'models:read' },
  params: ProjectParamsSchema,
  response: z.object({
    trainingRuns: z.array(TrainingRunViewSchema),
    /** Workers that asked for work in the last two minutes. */
    liveWorkers: z.number().int(),
  }),
});
