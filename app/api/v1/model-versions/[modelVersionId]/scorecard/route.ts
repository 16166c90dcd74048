import { getScorecardContract } from '@/core/contracts/get-scorecard.contract';
import { defineRoute } from '@/server/http/define-route';
import { getScorecard } from '@/server/models/get-scorecard';

export const GET = defineRoute(getScorecardContract, ({ ctx, params }) =>
  getScorecard(ctx, params),
);
