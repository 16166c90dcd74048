import { z } from 'zod';
import { idSchema } from '../ids';
import { ScopeSchema } from '../roles';
import { InstantSchema } from './common';
import { defineContract } from './define-contract';

export const TokenViewSchema = z.object({
  id: idSchema('token'),
  name: z.string(),
  /** The first characters, to tell tokens apart. */
  preview: z.string(),
  scopes: z.array(ScopeSchema),
  projectId: idSchema('project').nullable(),
  createdAt: InstantSchema,
  expiresAt: InstantSchema,
  lastUsedAt: InstantSchema.nullable(),
});

export const createTokenContract = defineContract({
  id: 'create-token',
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'Make an API token of one’s own; the secret is shown this once',
  policy: { access: 'actor', action: 'self.write', scope: 'admin' },
  status: 201,
  body: z
    .object({
      name: z.string().trim().min(1).max(200),
      scopes: z.array(ScopeSchema).min(1),
      /** Limits the token to one project. */
      projectId: idSchema('project').nullable().optional(),
      expiresInDays: z.number().int().min(1).max(366).default(90),
    })
    .strict(),
  response: TokenViewSchema.extend({ secret: z.string() }),
});
