import { z } from 'zod';
import { idSchema } from '../ids';
import { InstantSchema, PageQuerySchema, ProjectParamsSchema, pageOf } from './common';
import { defineContract } from './define-contract';

export const ItemViewSchema = z.object({
  id: idSchema('item'),
  projectId: idSchema('project'),
  name: z.string(),
  sha256: z.string(),
  widthPx: z.number().int().nullable(),
  heightPx: z.number().int().nullable(),
  /** Where the picture's bytes are; null for a text. */
  fileUrl: z.string().nullable(),
  thumbnailUrl: z.string().nullable(),
  /** How a large picture is cut into tiles (see get-tile); null where it is shown whole. */
  tiles: z
    .object({
      tileSize: z.number().int(),
      levels: z.number().int(),
      widthPx: z.number().int(),
      heightPx: z.number().int(),
    })
    .nullable(),
  /** The text itself; null for a picture. */
  text: z.string().nullable(),
  createdAt: InstantSchema,
});
export type ItemView = z.infer<typeof ItemViewSchema>;

export const TaskStateSchema = z.enum(['open', 'completed', 'disputed', 'resolved']);

export const listItemsContract = defineContract({
  id: 'list-items',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/items',
  summary: 'Items with the state of their task',
  policy: { access: 'actor', action: 'items.read', scope: 'annotations:read' },
  params: ProjectParamsSchema,
  query: PageQuerySchema.extend({ search: z.string().max(200).optional() }).strict(),
  response: pageOf(
    ItemViewSchema.extend({
      taskId: idSchema('task'),
      taskState: TaskStateSchema,
      annotationCount: z.number().int(),
    }),
  ),
});
