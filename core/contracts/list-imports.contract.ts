import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { ImportViewSchema } from './create-import.contract';
import { defineContract } from './define-contract';

export const listImportsContract = defineContract({
  id: 'list-imports',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/imports',
  summary: 'The last 50 imports of a project, newest first',
  policy: { access: 'actor', action: 'import.read', scope: 'items:write' },
  params: ProjectParamsSchema,
  response: z.object({ imports: z.array(ImportViewSchema) }),
});
