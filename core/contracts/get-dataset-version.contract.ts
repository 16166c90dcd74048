import { DatasetVersionParamsSchema } from './common';
import { defineContract } from './define-contract';
import { DatasetVersionViewSchema } from './freeze-dataset-version.contract';

export const getDatasetVersionContract = defineContract({
  id: 'get-dataset-version',
  method: 'GET',
  path: '/api/v1/dataset-versions/{datasetVersionId}',
  summary: 'One version with its statistics',
  policy: { access: 'actor', action: 'dataset.read', scope: 'export:read' },
  params: DatasetVersionParamsSchema,
  response: DatasetVersionViewSchema,
});
