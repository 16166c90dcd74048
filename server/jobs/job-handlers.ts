import { computeConsensus } from '../consensus/compute-consensus';
import type { Ctx } from '../context';
import { runImport } from '../imports/run-import';
import { runAddReadyMadeModel } from '../models/run-add-ready-made-model';
import { makeTiles } from '../tiles/make-tiles';
import type { JobName, JobPayloads } from './job-queues';

/** Does one job. It may be called again for work that is done or half done, and must not mind. */
export type JobHandler<N extends JobName> = (
  ctx: Ctx,
  data: JobPayloads[N],
  signal: AbortSignal,
) => Promise<void>;

/** Which use case does which job; a feature registers its handler by an entry here. */
export const JOB_HANDLERS: { [N in JobName]?: JobHandler<N> } = {
  'run-import': (ctx, { importId }, signal) => runImport(ctx, { importId, signal }),
  'recompute-consensus': (ctx, { projectId }) => computeConsensus(ctx.db, projectId),
  'make-tiles': makeTiles,
  'add-ready-made-model': runAddReadyMadeModel,
};
