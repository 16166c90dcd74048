import { z } from 'zod';
import { TokenViewSchema } from './create-token.contract';
import { defineContract } from './define-contract';

export const listTokensContract = defineContract({
  id: 'list-tokens',
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'One’s own live tokens',
  policy: { access: 'actor', action: 'self.read', scope: 'admin' },
  response: z.object({ tokens: z.array(TokenViewSchema) }),
});
