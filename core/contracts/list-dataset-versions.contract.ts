import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';
import { DatasetVersionViewSchema } from './freeze-dataset-version.contract';

export const listDatasetVersionsContract = defineContract({
  id: 'list-dataset-versions',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/dataset-versions',
  summary: 'The versions of a project, newest first',
  policy: { access: 'actor', action: 'dataset.read', scope: 'export:read' },
  params: ProjectParamsSchema,
  response: z.object({ datasetVersions: z.array(DatasetVersionViewSchema) }),
});
