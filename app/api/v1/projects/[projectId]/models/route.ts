import { listModelsContract } from '@/core/contracts/list-models.contract';
import { defineRoute } from '@/server/http/define-route';
import { listModels } from '@/server/models/list-models';

export const GET = defineRoute(listModelsContract, ({ ctx, params }) => listModels(ctx, params));
