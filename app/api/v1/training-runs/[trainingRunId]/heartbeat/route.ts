import { heartbeatTrainingRunContract } from '@/core/contracts/heartbeat-training-run.contract';
import { defineRoute } from '@/server/http/define-route';
import { heartbeatTrainingRun } from '@/server/training/heartbeat-training-run';

export const POST = defineRoute(heartbeatTrainingRunContract, ({ ctx, params, body }) =>
  heartbeatTrainingRun(ctx, { ...params, ...body }),
);
