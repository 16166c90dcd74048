import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { defineRoute } from '@/server/http/define-route';
import { listVotes } from '@/server/review/list-votes';

export const GET = defineRoute(listVotesContract, ({ ctx, params }) => listVotes(ctx, params));
