import type { EditCounts } from './count-prelabel-edits';
import type { ModelCard } from './model-card';

/** How far proposals and final answers are the same things; null where there is nothing to divide by. */
export interface PreLabelScore {
  /** Proposals that are in the final answers. */
  hits: number;
  /** What is in the final answers. */
  final: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * Returns precision, recall and F1 of proposals by what became of them. A box that was moved or got
 * another class is found; the class of a whole item is right or wrong, so a replaced one is no hit.
 */
export function scorePreLabels(counts: EditCounts, task: ModelCard['task']): PreLabelScore {
  const { proposed, kept, changed, added } = counts;
  const hits = task === 'object-detection' ? kept + changed : kept;
  const final = kept + changed + added;
  return {
    ...{ hits, final },
    precision: share(hits, proposed),
    recall: share(hits, final),
    f1: share(2 * hits, proposed + final),
  };
}
