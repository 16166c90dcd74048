import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';
import { DeploymentSchema } from './set-deployments.contract';

export const listDeploymentsContract = defineContract({
  id: 'list-deployments',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/deployments',
  summary: 'Which model versions are in use for what',
  policy: { access: 'actor', action: 'model.read', scope: 'models:read' },
  params: ProjectParamsSchema,
  response: z.object({ deployments: z.array(DeploymentSchema) }),
});
