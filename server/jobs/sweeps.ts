import { expireAssignments } from '../assignments/expire-assignments';
import { removeAnsweredDrafts } from '../assignments/remove-answered-drafts';
import { enqueueStaleConsensus } from '../consensus/enqueue-stale-consensus';
import type { Ctx } from '../context';
import { resumeImports } from '../imports/resume-imports';
import { enqueueMissingTiles } from '../tiles/enqueue-missing-tiles';
import { removeOldIdempotencyKeys } from './remove-old-idempotency-keys';

/** Work that the clock brings about. Each may run in several processes at once. */
export interface Sweep {
  name: string;
  everyMs: number;
  run: (ctx: Ctx) => Promise<unknown>;
}

/** What runs by the clock; a feature registers its sweep by an entry here. */
export const SWEEPS: readonly Sweep[] = [
  { name: 'expire-assignments', everyMs: 30_000, run: expireAssignments },
  { name: 'remove-answered-drafts', everyMs: 300_000, run: removeAnsweredDrafts },
  { name: 'enqueue-stale-consensus', everyMs: 10_000, run: enqueueStaleConsensus },
  { name: 'resume-imports', everyMs: 30_000, run: resumeImports },
  { name: 'enqueue-missing-tiles', everyMs: 60_000, run: enqueueMissingTiles },
  {
    name: 'remove-old-idempotency-keys',
    everyMs: 3_600_000,
    run: removeOldIdempotencyKeys,
  },
];
