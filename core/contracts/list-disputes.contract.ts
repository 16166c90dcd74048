import { z } from 'zod';
import { PageQuerySchema, ProjectParamsSchema, pageOf } from './common';
import { defineContract } from './define-contract';
import { ConsensusViewSchema } from './list-consensus.contract';

export const listDisputesContract = defineContract({
  id: 'list-disputes',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/disputes',
  summary: 'Tasks that need a decision, least agreement first',
  policy: { access: 'actor', action: 'consensus.read', scope: 'annotations:read' },
  params: ProjectParamsSchema,
  query: PageQuerySchema,
  response: pageOf(
    ConsensusViewSchema.extend({
      thumbnailUrl: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
});
