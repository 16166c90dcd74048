import { recomputeConsensusContract } from '@/core/contracts/recompute-consensus.contract';
import { recomputeConsensus } from '@/server/consensus/recompute-consensus';
import { defineRoute } from '@/server/http/define-route';

export const POST = defineRoute(recomputeConsensusContract, ({ ctx, params }) =>
  recomputeConsensus(ctx, params),
);
