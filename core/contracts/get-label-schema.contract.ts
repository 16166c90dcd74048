import { z } from 'zod';
import { LabelSchemaSchema } from '../label-schema/label-schema';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const LabelSchemaViewSchema = z.object({
  version: z.number().int(),
  labelSchema: LabelSchemaSchema,
});

export const getLabelSchemaContract = defineContract({
  id: 'get-label-schema',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/label-schema',
  summary: 'The present version of the label schema',
  policy: { access: 'actor', action: 'project.read', scope: 'projects:read' },
  params: ProjectParamsSchema,
  response: LabelSchemaViewSchema,
});
