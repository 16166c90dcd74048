import { z } from 'zod';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const getProgressContract = defineContract({
  id: 'get-progress',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/progress',
  summary: 'The loop in numbers: items, votes, consensus, datasets, training, models',
  policy: { access: 'actor', action: 'project.read', scope: 'projects:read' },
  params: ProjectParamsSchema,
  response: z.object({
    items: z.number().int(),
    tasks: z.object({
      open: z.number().int(),
      completed: z.number().int(),
      total: z.number().int(),
    }),
    annotations: z.number().int(),
    annotationsWanted: z.number().int(),
    skips: z.number().int(),
    consensus: z.object({
      agreed: z.number().int(),
      disputed: z.number().int(),
      pending: z.number().int(),
      /** Labels ready for a dataset: agreed by the votes, or decided by a person. */
      resolved: z.number().int(),
    }),
    /** Annotations submitted on each of the last 14 days, UTC. */
    byDay: z.array(z.object({ day: z.string(), annotations: z.number().int() })),
    /** Median time a task took, milliseconds. */
    medianDurationMs: z.number().nullable(),
    preLabelled: z.number().int(),
    latestDatasetVersion: z.object({ id: z.string(), name: z.string() }).nullable(),
    latestTrainingRun: z
      .object({
        id: z.string(),
        state: z.string(),
        metricName: z.string().nullable(),
        metricValue: z.number().nullable(),
      })
      .nullable(),
    deployedModel: z
      .object({ modelVersionId: z.string(), modelName: z.string(), version: z.number().int() })
      .nullable(),
    own: z.object({ annotations: z.number().int(), today: z.number().int() }),
  }),
});
