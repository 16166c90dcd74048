import { z } from 'zod';
import { idSchema } from '../ids';
import { defineContract } from './define-contract';
import { ItemViewSchema } from './list-items.contract';

export const getItemContract = defineContract({
  id: 'get-item',
  method: 'GET',
  path: '/api/v1/items/{itemId}',
  summary: 'One item',
  policy: { access: 'actor', action: 'items.read', scope: 'annotations:read' },
  params: z.object({ itemId: idSchema('item') }).strict(),
  response: ItemViewSchema,
});
