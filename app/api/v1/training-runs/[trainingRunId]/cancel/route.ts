import { cancelTrainingRunContract } from '@/core/contracts/cancel-training-run.contract';
import { defineRoute } from '@/server/http/define-route';
import { cancelTrainingRun } from '@/server/training/cancel-training-run';

export const POST = defineRoute(cancelTrainingRunContract, ({ ctx, params }) =>
  cancelTrainingRun(ctx, params),
);
