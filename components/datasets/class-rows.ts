import type { DatasetVersionView, Split } from '@/core/contracts/freeze-dataset-version.contract';
import type { LabelClass } from '@/core/label-schema/label-schema';
import { SPLITS } from './split-shares';

export interface ClassRow {
  labelClass: LabelClass;
  counts: Record<Split, number>;
  total: number;
}

type Counted = Pick<DatasetVersionView, 'labelSchema' | 'statistics'>;

/**
 * The classes with their counts by split, most frequent first; deleted classes only where they
 * were used.
 */
export function toClassRows({ labelSchema, statistics }: Counted): ClassRow[] {
  return labelSchema.classes
    .map((labelClass) => {
      const counted = statistics.classesBySplit[labelClass.id] ?? {};
      const counts = { train: 0, val: 0, test: 0 };
      for (const split of SPLITS) counts[split] = counted[split] ?? 0;
      return { labelClass, counts, total: counts.train + counts.val + counts.test };
    })
    .filter(({ labelClass, total }) => total > 0 || !labelClass.isDeleted)
    .sort((a, b) => b.total - a.total || a.labelClass.id - b.labelClass.id);
}

/** The largest count of each split: the length of a full bar. */
export function largestBySplit(rows: readonly ClassRow[]): Record<Split, number> {
  const largest = { train: 0, val: 0, test: 0 };
  for (const { counts } of rows) {
    for (const split of SPLITS) largest[split] = Math.max(largest[split], counts[split]);
  }
  return largest;
}
