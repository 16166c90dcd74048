import { createTrainingRunContract } from '@/core/contracts/create-training-run.contract';
import { defineRoute } from '@/server/http/define-route';
import { createTrainingRun } from '@/server/training/create-training-run';

export const POST = defineRoute(createTrainingRunContract, ({ ctx, body }) =>
  createTrainingRun(ctx, body),
);
