import { z } from 'zod';
import { idSchema } from '../ids';
import { PageQuerySchema, ProjectParamsSchema, pageOf } from './common';
import { defineContract } from './define-contract';
import { TaskStateSchema } from './list-items.contract';

export const listTasksContract = defineContract({
  id: 'list-tasks',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/tasks',
  summary: 'Tasks in the order in which they are handed out',
  policy: { access: 'actor', action: 'items.read', scope: 'annotations:read' },
  params: ProjectParamsSchema,
  query: PageQuerySchema.extend({ state: TaskStateSchema.optional() }).strict(),
  response: pageOf(
    z.object({
      id: idSchema('task'),
      itemId: idSchema('item'),
      itemName: z.string(),
      state: TaskStateSchema,
      annotationsWanted: z.number().int(),
      annotationCount: z.number().int(),
      activeCount: z.number().int(),
    }),
  ),
});
