import { reportTrainingMetricsContract } from '@/core/contracts/report-training-metrics.contract';
import { defineRoute } from '@/server/http/define-route';
import { reportTrainingMetrics } from '@/server/training/report-training-metrics';

export const POST = defineRoute(reportTrainingMetricsContract, ({ ctx, params, body }) =>
  reportTrainingMetrics(ctx, { ...params, ...body }),
);
