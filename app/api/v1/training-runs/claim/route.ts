import { claimTrainingRunContract } from '@/core/contracts/claim-training-run.contract';
import { defineRoute } from '@/server/http/define-route';
import { claimTrainingRun } from '@/server/training/claim-training-run';

export const POST = defineRoute(claimTrainingRunContract, ({ ctx, body }) =>
  claimTrainingRun(ctx, body),
);
