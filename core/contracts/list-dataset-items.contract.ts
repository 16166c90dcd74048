import { z } from 'zod';
import { AnswerSchema } from '../annotation';
import { DatasetVersionParamsSchema, PageQuerySchema, pageOf } from './common';
import { defineContract } from './define-contract';
import { SplitSchema } from './freeze-dataset-version.contract';
import { ItemViewSchema } from './list-items.contract';

export const listDatasetItemsContract = defineContract({
  id: 'list-dataset-items',
  method: 'GET',
  path: '/api/v1/dataset-versions/{datasetVersionId}/items',
  summary: 'The frozen items with their labels',
  policy: { access: 'actor', action: 'dataset.read', scope: 'export:read' },
  params: DatasetVersionParamsSchema,
  query: PageQuerySchema.extend({ split: SplitSchema.optional() }).strict(),
  response: pageOf(
    z.object({
      position: z.number().int(),
      item: ItemViewSchema,
      split: SplitSchema,
      answer: AnswerSchema,
      source: z.enum(['consensus', 'adjudication', 'single']),
      confidence: z.number(),
    }),
  ),
});
