import { TrainingRunParamsSchema } from './common';
import { TrainingRunViewSchema } from './create-training-run.contract';
import { defineContract } from './define-contract';

export const cancelTrainingRunContract = defineContract({
  id: 'cancel-training-run',
  method: 'POST',
  path: '/api/v1/training-runs/{trainingRunId}/cancel',
  summary: 'Stop a run; its worker learns of it at the next heartbeat',
  policy: { access: 'actor', action: 'training.write', scope: 'models:write' },
  params: TrainingRunParamsSchema,
  response: TrainingRunViewSchema,
});
