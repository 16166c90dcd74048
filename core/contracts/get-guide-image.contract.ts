import { z } from 'zod';
import { idSchema } from '../ids';
import { defineContract } from './define-contract';

export const getGuideImageContract = defineContract({
  id: 'get-guide-image',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/guide-images/{sha256}',
  summary: 'The bytes of a picture of the project’s guide. HEAD and Range work',
  policy: { access: 'actor', action: 'project.read', scope: 'projects:read' },
  params: z
    .object({ projectId: idSchema('project'), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .strict(),
  responseKind: 'file',
  response: z.string(),
});
