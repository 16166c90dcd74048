import type { z } from 'zod';
import type { recomputeConsensusContract } from '@/core/contracts/recompute-consensus.contract';
import type { EntityId } from '@/core/ids';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { computeConsensus } from './compute-consensus';
import { countConsensus } from './count-consensus';

/** Derives every consensus of a project anew and answers how many tasks are in which state. */
export async function recomputeConsensus(
  ctx: Ctx,
  input: { projectId: EntityId<'project'> },
): Promise<z.input<(typeof recomputeConsensusContract)['response']>> {
  await authorize(ctx, 'consensus.write', input);
  await computeConsensus(ctx.db, input.projectId);
  return countConsensus(ctx.db, input.projectId);
}
