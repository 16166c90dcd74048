import { z } from 'zod';
import { DatasetVersionParamsSchema } from './common';
import { defineContract } from './define-contract';

export const ExportFormatSchema = z.enum(['manifest', 'coco', 'yolo']);
export type ExportFormat = z.infer<typeof ExportFormatSchema>;

export const exportDatasetVersionContract = defineContract({
  id: 'export-dataset-version',
  method: 'GET',
  path: '/api/v1/dataset-versions/{datasetVersionId}/export',
  summary:
    'Stream the version: `manifest` (JSON lines, SageMaker’s augmented manifest), `coco` (JSON) or `yolo` (zip of an Ultralytics folder with the pictures)',
  policy: { access: 'actor', action: 'dataset.read', scope: 'export:read' },
  params: DatasetVersionParamsSchema,
  query: z.object({ format: ExportFormatSchema }).strict(),
  responseKind: 'file',
  response: z.string(),
});
