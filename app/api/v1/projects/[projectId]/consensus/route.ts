import { listConsensusContract } from '@/core/contracts/list-consensus.contract';
import { listConsensus } from '@/server/consensus/list-consensus';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(listConsensusContract, ({ ctx, params, query }) =>
  listConsensus(ctx, { ...query, ...params }),
);
