import type { Split } from '@/core/contracts/freeze-dataset-version.contract';

/** Shares as people type them: whole or broken percent, or empty. */
export type SplitPercents = Record<Split, number | string>;

export const SPLITS = ['train', 'val', 'test'] as const satisfies readonly Split[];

export interface ShareCheck {
  /** Sum of what was typed, percent, to a hundredth. */
  sum: number;
  /** What is missing to 100; negative where there is too much. */
  missing: number;
  isComplete: boolean;
}

function toPercent(value: number | string): number {
  return typeof value === 'number' ? value : Number.parseFloat(value) || 0;
}

/** Says whether three shares make up the whole and by how much they miss it. */
export function checkSplitPercents(percents: SplitPercents): ShareCheck {
  const sum = Math.round(SPLITS.reduce((all, split) => all + toPercent(percents[split]), 0) * 100);
  const isSound = SPLITS.every((split) => {
    const percent = toPercent(percents[split]);
    return percent >= 0 && percent <= 100;
  });
  return { sum: sum / 100, missing: (10_000 - sum) / 100, isComplete: isSound && sum === 10_000 };
}

/** Shares 0–1 that add up to 1 exactly enough for the server; call it on complete percents only. */
export function toSplitShares(percents: SplitPercents): Record<Split, number> {
  const train = toPercent(percents.train) / 100;
  const val = toPercent(percents.val) / 100;
  return { train, val, test: Math.max(0, 1 - train - val) };
}
