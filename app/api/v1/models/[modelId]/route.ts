import { getModelContract } from '@/core/contracts/get-model.contract';
import { defineRoute } from '@/server/http/define-route';
import { getModel } from '@/server/models/get-model';

export const GET = defineRoute(getModelContract, ({ ctx, params }) => getModel(ctx, params));
