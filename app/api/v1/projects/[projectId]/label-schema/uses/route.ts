import { countLabelUsesContract } from '@/core/contracts/count-label-uses.contract';
import { defineRoute } from '@/server/http/define-route';
import { countLabelUses } from '@/server/projects/count-label-uses';

export const GET = defineRoute(countLabelUsesContract, ({ ctx, params }) =>
  countLabelUses(ctx, params),
);
