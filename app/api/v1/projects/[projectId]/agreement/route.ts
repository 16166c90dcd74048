import { getAgreementContract } from '@/core/contracts/get-agreement.contract';
import { getAgreement } from '@/server/agreement/get-agreement';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(getAgreementContract, ({ ctx, params }) =>
  getAgreement(ctx, params),
);
