import { z } from 'zod';
import { idSchema } from '../ids';
import { defineContract } from './define-contract';

const PlaceSchema = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);

export const getTileContract = defineContract({
  id: 'get-tile',
  method: 'GET',
  path: '/api/v1/items/{itemId}/tiles/{level}/{x}/{y}',
  summary:
    'One tile of a large picture (see `tiles` of the item) for whoever may see the picture; level 0 is its own size, each further one half, the last one tile',
  policy: { access: 'actor', action: 'project.read', scope: 'projects:read' },
  isPiece: true,
  params: z
    .object({ itemId: idSchema('item'), level: PlaceSchema, x: PlaceSchema, y: PlaceSchema })
    .strict(),
  responseKind: 'file',
  response: z.string(),
});
