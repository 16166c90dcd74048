import { z } from 'zod';
import { idSchema } from '../ids';

/** An instant, ISO 8601 in UTC. */
export const InstantSchema = z.iso.datetime({ offset: true });

export const ProjectParamsSchema = z.object({ projectId: idSchema('project') }).strict();
export const TaskParamsSchema = z.object({ taskId: idSchema('task') }).strict();
export const AssignmentParamsSchema = z.object({ assignmentId: idSchema('assignment') }).strict();
export const DatasetVersionParamsSchema = z
  .object({ datasetVersionId: idSchema('datasetVersion') })
  .strict();
export const TrainingRunParamsSchema = z
  .object({ trainingRunId: idSchema('trainingRun') })
  .strict();
export const ModelParamsSchema = z.object({ modelId: idSchema('model') }).strict();
export const ModelVersionParamsSchema = z
  .object({ modelVersionId: idSchema('modelVersion') })
  .strict();

/** Keyset pages: send `nextCursor` back as `cursor`; null is the end. */
export const PageQuerySchema = z
  .object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  })
  .strict();

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
}

export const DoneSchema = z.object({ isDone: z.literal(true) });

/** RFC 9457; `code` is stable and may be relied upon. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  details: z.unknown().optional(),
});
