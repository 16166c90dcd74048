import { addReadyMadeModelContract } from '@/core/contracts/add-ready-made-model.contract';
import { listReadyMadeModelsContract } from '@/core/contracts/list-ready-made-models.contract';
import { defineRoute } from '@/server/http/define-route';
import { addReadyMadeModel } from '@/server/models/add-ready-made-model';
import { listReadyMadeModels } from '@/server/models/list-ready-made-models';

export const GET = defineRoute(listReadyMadeModelsContract, ({ ctx, params }) =>
  listReadyMadeModels(ctx, params),
);

export const POST = defineRoute(addReadyMadeModelContract, ({ ctx, params, body }) =>
  addReadyMadeModel(ctx, { ...params, ...body }),
);
