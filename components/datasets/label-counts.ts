import type { z } from 'zod';
import type { getProgressContract } from '@/core/contracts/get-progress.contract';

/** How many tasks have a label that can be frozen. */
export interface LabelCounts {
  /** Agreed or decided: what the server counts as resolved. */
  settled: number;
  disputed: number;
}

type Progress = Pick<
  z.output<(typeof getProgressContract)['response']>,
  'items' | 'consensus' | 'tasks'
>;

/** Counts what can be frozen now. */
export function countLabels({ consensus }: Pick<Progress, 'consensus'>): LabelCounts {
  return {
    settled: consensus.resolved,
    disputed: consensus.disputed,
  };
}

/** What stands between a project and its first label, and the page that mends it; null: nothing. */
export function missingForFreeze(
  progress: Progress,
): { reason: 'items' | 'disputes' | 'labels'; path: '/data' | '/review' | '/label' } | null {
  if (progress.items === 0) return { reason: 'items', path: '/data' };
  const { settled, disputed } = countLabels(progress);
  if (settled > 0) return null;
  if (disputed > 0) return { reason: 'disputes', path: '/review' };
  return { reason: 'labels', path: '/label' };
}
