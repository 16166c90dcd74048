import { predictContract } from '@/core/contracts/predict.contract';
import { defineRoute } from '@/server/http/define-route';
import { predictInstances } from '@/server/predict/predict-instances';
import { readModelName } from '@/server/predict/read-model-name';

const predict = defineRoute(predictContract, ({ ctx, params, body }) =>
  predictInstances(ctx, { ...params, ...body }),
);

export async function POST(
  request: Request,
  segment: { params: Promise<{ model: string }> },
): Promise<Response> {
  return predict(request, { params: readModelName(segment.params) });
}
