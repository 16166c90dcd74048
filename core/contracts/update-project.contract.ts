import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import {
  BlindPercentSchema,
  ConsensusSettingsSchema,
  GUIDE_CHARS_MAX,
  ProjectViewSchema,
} from './create-project.contract';
import { defineContract } from './define-contract';

export const updateProjectContract = defineContract({
  id: 'update-project',
  method: 'PATCH',
  path: '/api/v1/projects/{projectId}',
  summary:
    'Change name, guide, overlap, settings of assistance or of consensus; no vote is lost by it',
  policy: { access: 'actor', action: 'project.update', scope: 'projects:write' },
  needsIfMatch: true,
  params: ProjectParamsSchema,
  body: z
    .object({
      name: z.string().trim().min(1).max(200).optional(),
      description: z.string().max(5000).optional(),
      guide: z.string().max(GUIDE_CHARS_MAX).optional(),
      annotationsPerTask: z.number().int().min(1).max(50).optional(),
      allowsBulk: z.boolean().optional(),
      blindPercent: BlindPercentSchema.optional(),
      pausesPoorHelp: z.boolean().optional(),
      consensus: ConsensusSettingsSchema.partial().optional(),
    })
    .strict(),
  response: ProjectViewSchema,
});
