import { listTrainingRunsContract } from '@/core/contracts/list-training-runs.contract';
import { defineRoute } from '@/server/http/define-route';
import { listTrainingRuns } from '@/server/training/list-training-runs';

export const GET = defineRoute(listTrainingRunsContract, ({ ctx, params }) =>
  listTrainingRuns(ctx, params),
);
