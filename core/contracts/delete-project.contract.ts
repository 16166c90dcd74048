import { DoneSchema, ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const deleteProjectContract = defineContract({
  id: 'delete-project',
  method: 'DELETE',
  path: '/api/v1/projects/{projectId}',
  summary: 'Delete a project with all it holds',
  policy: { access: 'actor', action: 'project.delete', scope: 'projects:write' },
  params: ProjectParamsSchema,
  response: DoneSchema,
});
