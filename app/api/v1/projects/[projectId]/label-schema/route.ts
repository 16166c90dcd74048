import { changeLabelSchemaContract } from '@/core/contracts/change-label-schema.contract';
import { getLabelSchemaContract } from '@/core/contracts/get-label-schema.contract';
import { defineRoute } from '@/server/http/define-route';
import { changeLabelSchema } from '@/server/projects/change-label-schema';
import { getLabelSchema } from '@/server/projects/get-label-schema';

export const GET = defineRoute(getLabelSchemaContract, ({ ctx, params }) =>
  getLabelSchema(ctx, params),
);
export const PUT = defineRoute(changeLabelSchemaContract, ({ ctx, params, body, ifMatch }) =>
  changeLabelSchema(ctx, { ...params, ifMatch, change: body }),
);
