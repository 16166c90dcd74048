import { createTokenContract } from '@/core/contracts/create-token.contract';
import { listTokensContract } from '@/core/contracts/list-tokens.contract';
import { defineRoute } from '@/server/http/define-route';
import { createToken } from '@/server/tokens/create-token';
import { listTokens } from '@/server/tokens/list-tokens';

export const GET = defineRoute(listTokensContract, ({ ctx }) => listTokens(ctx));
export const POST = defineRoute(createTokenContract, ({ ctx, body }) => createToken(ctx, body));
