import { revokeTokenContract } from '@/core/contracts/revoke-token.contract';
import { defineRoute } from '@/server/http/define-route';
import { revokeToken } from '@/server/tokens/revoke-token';

export const DELETE = defineRoute(revokeTokenContract, ({ ctx, params }) =>
  revokeToken(ctx, params),
);
