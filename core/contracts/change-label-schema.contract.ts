import { LabelSchemaChangeSchema } from '../label-schema/label-schema';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';
import { LabelSchemaViewSchema } from './get-label-schema.contract';

export const changeLabelSchemaContract = defineContract({
  id: 'change-label-schema',
  method: 'PUT',
  path: '/api/v1/projects/{projectId}/label-schema',
  summary: 'Make the next version: known class ids are kept, classes left out become tombstones',
  policy: { access: 'actor', action: 'project.update', scope: 'projects:write' },
  needsIfMatch: true,
  params: ProjectParamsSchema,
  body: LabelSchemaChangeSchema,
  response: LabelSchemaViewSchema,
});
