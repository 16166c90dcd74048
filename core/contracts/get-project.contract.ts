import { ProjectParamsSchema } from './common';
import { ProjectViewSchema } from './create-project.contract';
import { defineContract } from './define-contract';

export const getProjectContract = defineContract({
  id: 'get-project',
  method: 'GET',
  path: '/api/v1/projects/{projectId}',
  summary: 'One project with its label schema and guide',
  policy: { access: 'actor', action: 'project.read', scope: 'projects:read' },
  params: ProjectParamsSchema,
  response: ProjectViewSchema,
});
