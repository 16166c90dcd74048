import { getDraftContract } from '@/core/contracts/get-draft.contract';
import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { getDraft } from '@/server/assignments/get-draft';
import { saveDraft } from '@/server/assignments/save-draft';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(getDraftContract, ({ ctx, params }) => getDraft(ctx, params));
export const PATCH = defineRoute(saveDraftContract, ({ ctx, params, body, ifMatch }) =>
  saveDraft(ctx, { ...body, ...params, ifMatch }),
);
