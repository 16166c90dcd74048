import { z } from 'zod';
import { defineContract } from './define-contract';

export const getFileContract = defineContract({
  id: 'get-file',
  method: 'GET',
  path: '/api/v1/files/{sha256}',
  summary:
    'The bytes of a picture (upright: EXIF orientation applied) for whoever may see an item made of it; `variant=thumbnail` for the small one. HEAD and Range work',
  policy: { access: 'actor', action: 'project.read', scope: 'projects:read' },
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).strict(),
  query: z.object({ variant: z.enum(['original', 'thumbnail']).default('original') }).strict(),
  responseKind: 'file',
  response: z.string(),
});
