import { pairAgreement } from '@/core/agreement/observed-agreement';
import { pairwiseRegionF1 } from '@/core/consensus/region-agreement';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { toRegionViews } from './decide-regions';
import type { TaskVotes } from './load-project-votes';

function meanPairwiseJaccard(sets: readonly ReadonlySet<number>[]): number | null {
  let sum = 0;
  let pairs = 0;
  sets.forEach((a, index) => {
    for (const b of sets.slice(index + 1)) {
      const union = new Set([...a, ...b]).size;
      const shared = [...a].filter((value) => b.has(value)).length;
      sum += union === 0 ? 1 : shared / union;
      pairs += 1;
    }
  });
  return pairs === 0 ? null : sum / pairs;
}

function classAgreement({ votes }: TaskVotes, schema: LabelSchema): number | null {
  if (schema.choice === 'multiple') {
    return meanPairwiseJaccard(votes.map(({ classIds }) => new Set(classIds)));
  }
  const counts = new Map<number, number>();
  for (const { classIds } of votes) {
    for (const id of classIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return pairAgreement([...counts.values()]);
}

/**
 * Returns how far the people agree on one task, 0–1: the share of agreeing pairs for one class,
 * mean Jaccard for several, mean pairwise F1 at IoU .5 for regions, the least of those asked for;
 * null below two votes.
 */
export function measureTaskAgreement(task: TaskVotes, schema: LabelSchema): number | null {
  if (task.votes.length < 2) return null;
  const measures = [
    schema.choice === 'none' ? null : classAgreement(task, schema),
    schema.regions.length > 0 ? pairwiseRegionF1(toRegionViews(task, schema)) : null,
  ].filter((value) => value !== null);
  return measures.length === 0 ? null : Math.min(...measures);
}
