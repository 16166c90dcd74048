import { z } from 'zod';
import { idSchema } from '../ids';
import { DoneSchema } from './common';
import { defineContract } from './define-contract';

export const revokeTokenContract = defineContract({
  id: 'revoke-token',
  method: 'DELETE',
  path: '/api/v1/tokens/{tokenId}',
  summary: 'End a token at once',
  policy: { access: 'actor', action: 'self.write', scope: 'admin' },
  params: z.object({ tokenId: idSchema('token') }).strict(),
  response: DoneSchema,
});
