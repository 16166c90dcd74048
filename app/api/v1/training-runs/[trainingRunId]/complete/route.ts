import { completeTrainingRunContract } from '@/core/contracts/complete-training-run.contract';
import { defineRoute } from '@/server/http/define-route';
import { receiveTrainingResult } from '@/server/training/complete-training-run';

export const POST = defineRoute(completeTrainingRunContract, ({ ctx, params, request }) =>
  receiveTrainingResult(ctx, { ...params, request }),
);
