import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const DeploymentKindSchema = z.enum(['browser_prelabel', 'rest']);

export const DeploymentSchema = z
  .object({ kind: DeploymentKindSchema, modelVersionId: idSchema('modelVersion') })
  .strict();

export const setDeploymentsContract = defineContract({
  id: 'set-deployments',
  method: 'PUT',
  path: '/api/v1/projects/{projectId}/deployments',
  summary:
    'Say which published versions are in use: at most one that pre-labels in the browser; `rest` answers :predict',
  policy: { access: 'actor', action: 'model.write', scope: 'models:write' },
  params: ProjectParamsSchema,
  body: z.object({ deployments: z.array(DeploymentSchema).max(20) }).strict(),
  response: z.object({ deployments: z.array(DeploymentSchema) }),
});
