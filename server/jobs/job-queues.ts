import type { EntityId } from '@/core/ids';

/** What each job carries; the tables hold the truth, a job only says where to look. */
export interface JobPayloads {
  'run-import': { importId: EntityId<'import'> };
  'recompute-consensus': { projectId: EntityId<'project'> };
  'make-tiles': { sha256: string };
  'add-ready-made-model': { projectId: EntityId<'project'>; name: 'nanodet-coco' };
}
export type JobName = keyof JobPayloads;

interface JobQueue<N extends JobName> {
  /** At most one job with this key waits at a time; one more may wait while one runs. */
  keyOf: (data: JobPayloads[N]) => string;
  /** How long a job waits for others like it to fall together with it. */
  delaySeconds: number;
  /** After this a job whose process died is handed out again; longer work goes in chunks. */
  expireInSeconds: number;
  /** How many jobs of this name one process runs at a time. */
  concurrency: number;
}

/** How each queue behaves. A new job gets a payload above, an entry here and a handler. */
export const JOB_QUEUES: { [N in JobName]: JobQueue<N> } = {
  'run-import': {
    keyOf: ({ importId }) => importId,
    delaySeconds: 0,
    expireInSeconds: 60,
    concurrency: 2,
  },
  'recompute-consensus': {
    keyOf: ({ projectId }) => projectId,
    delaySeconds: 3,
    expireInSeconds: 120,
    concurrency: 1,
  },
  'make-tiles': {
    keyOf: ({ sha256 }) => sha256,
    delaySeconds: 0,
    expireInSeconds: 900,
    concurrency: 1,
  },
  'add-ready-made-model': {
    keyOf: ({ projectId, name }) => `${projectId} ${name}`,
    delaySeconds: 0,
    expireInSeconds: 900,
    concurrency: 1,
  },
};
