import { failTrainingRunContract } from '@/core/contracts/fail-training-run.contract';
import { defineRoute } from '@/server/http/define-route';
import { failTrainingRun } from '@/server/training/fail-training-run';

export const POST = defineRoute(failTrainingRunContract, ({ ctx, params, body }) =>
  failTrainingRun(ctx, { ...params, ...body }),
);
