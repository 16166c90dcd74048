import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const GuideImageSchema = z.object({
  sha256: z.string(),
  /** For the guide's Markdown: the picture is served to whoever may read the project. */
  url: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
});
export type GuideImage = z.output<typeof GuideImageSchema>;

export const uploadGuideImageContract = defineContract({
  id: 'upload-guide-image',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/guide-images',
  summary:
    'Upload one picture (jpeg, png or webp) for the project’s guide; kept as webp of at most 1,600 px',
  policy: { access: 'actor', action: 'project.update', scope: 'projects:write' },
  status: 201,
  params: ProjectParamsSchema,
  bodyKind: 'multipart',
  body: z.object({}).strict(),
  response: GuideImageSchema,
});
