import { listAnnotatorsContract } from '@/core/contracts/list-annotators.contract';
import { listAnnotators } from '@/server/agreement/list-annotators';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(listAnnotatorsContract, ({ ctx, params }) =>
  listAnnotators(ctx, params),
);
