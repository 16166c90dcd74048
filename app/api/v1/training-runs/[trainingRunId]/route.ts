import { getTrainingRunContract } from '@/core/contracts/get-training-run.contract';
import { defineRoute } from '@/server/http/define-route';
import { getTrainingRun } from '@/server/training/get-training-run';

export const GET = defineRoute(getTrainingRunContract, ({ ctx, params }) =>
  getTrainingRun(ctx, params),
);
