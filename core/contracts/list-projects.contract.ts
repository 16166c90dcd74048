import { z } from 'zod';
import { ProjectViewSchema } from './create-project.contract';
import { defineContract } from './define-contract';

export const ProjectSummarySchema = ProjectViewSchema.omit({
  labelSchema: true,
  guide: true,
  blindPercent: true,
  pausesPoorHelp: true,
}).extend({
  itemCount: z.number().int(),
  taskCounts: z.object({
    open: z.number().int(),
    /** Answered as often as wanted. */
    completed: z.number().int(),
    disputed: z.number().int(),
  }),
  /** Tasks the caller has answered. */
  ownAnnotationCount: z.number().int(),
});

export const listProjectsContract = defineContract({
  id: 'list-projects',
  method: 'GET',
  path: '/api/v1/projects',
  summary: 'The projects the caller may see, newest first',
  policy: { access: 'actor', action: 'project.list', scope: 'projects:read' },
  response: z.object({ projects: z.array(ProjectSummarySchema) }),
});
