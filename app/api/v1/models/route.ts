import { createModelContract } from '@/core/contracts/create-model.contract';
import { defineRoute } from '@/server/http/define-route';
import { createModel } from '@/server/models/create-model';

export const POST = defineRoute(createModelContract, ({ ctx, body }) => createModel(ctx, body));
