import { z } from 'zod';
import { RegionKindSchema } from '../label-schema/label-schema';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

const CountSchema = z.number().int();

export const countLabelUsesContract = defineContract({
  id: 'count-label-uses',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/label-schema/uses',
  summary: 'What people’s answers hold of each class, kind of region and attribute',
  policy: { access: 'actor', action: 'project.update', scope: 'projects:read' },
  params: ProjectParamsSchema,
  response: z.object({
    /** Only classes that are used: how many regions have it, how many answers name it for their item. */
    classes: z.array(
      z.object({ classId: z.number().int(), regions: CountSchema, items: CountSchema }),
    ),
    kinds: z.array(z.object({ kind: RegionKindSchema, regions: CountSchema })),
    attributes: z.array(z.object({ name: z.string(), regions: CountSchema })),
  }),
});
