import type { z } from 'zod';
import type { Answer } from '@/core/annotation';
import { countSharedRegions } from '@/core/consensus/region-agreement';
import type { listVotesContract } from '@/core/contracts/list-votes.contract';

export type TaskVotesView = z.output<(typeof listVotesContract)['response']>;
export type Vote = TaskVotesView['votes'][number];
export type Consensus = NonNullable<TaskVotesView['consensus']>;

/** What accepting the consensus stores: objects below the quorum are left out. */
export function consensusAnswer({ regions, classIds }: Consensus): Answer {
  const kept = regions.filter(({ isDisputed }) => !isDisputed);
  return { regions: kept.map(({ region }) => region), classIds };
}

/**
 * Returns how far one answer agrees with the consensus, 0–1: the likeness of the classes (Jaccard),
 * F1 of the regions at IoU .5 with their class, the less of both where both are asked for.
 */
export function agreementWith(
  answer: Answer,
  consensus: Consensus,
  asks: { classes: boolean; regions: boolean },
): number {
  const target = consensusAnswer(consensus);
  const union = new Set([...answer.classIds, ...target.classIds]).size;
  const shared = answer.classIds.filter((id) => target.classIds.includes(id)).length;
  const own = answer.regions;
  const known = target.regions;
  const drawn = own.length + known.length;
  const matched = countSharedRegions({ worker: '', regions: own }, { worker: '', regions: known });
  return Math.min(
    asks.classes && union > 0 ? shared / union : 1,
    asks.regions && drawn > 0 ? (2 * matched) / drawn : 1,
  );
}
