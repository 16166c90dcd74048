import { z } from 'zod';
import type { EditCounts } from './count-prelabel-edits';
import type { ModelCard } from './model-card';
import { scorePreLabels } from './score-prelabels';

/** So many of the newest items are looked at, and so many are needed for a judgement. */
export const MEASURED_ITEMS = 50;
/** So many boxes that a click has taken are needed for a judgement of such clicks. */
export const MEASURED_CLICKS = 50;
/** Below this share of proposals that are right, putting the others right costs more than they save. */
const PRECISION_MIN = 0.52;
/** Paused proposals come back from here on: one limit alone is crossed some 50 times in 1,000 items. */
const PRECISION_BACK = 0.55;
/** Where more boxes have to be put right after a click has taken them, drawing is the shorter way. */
const CLICK_FIX_RATE_MAX = 0.29;

/** What became of a model's help to the last items of its project. */
export const MeasuredHelpSchema = z.object({
  /** How many of the last 50 there are, shown or not. */
  items: z.number().int(),
  proposed: z.number().int(),
  kept: z.number().int(),
  changed: z.number().int(),
  deleted: z.number().int(),
  added: z.number().int(),
  /** Of all proposals those that were right; null without any. */
  precision: z.number().nullable(),
  /** Of the boxes that were shown and taken those that were changed; null for classes of items. */
  fixRate: z.number().nullable(),
  /** Boxes that a click has taken from what the model sees, in the last 50 items with such. */
  candidatesTaken: z.number().int(),
  /** Those of them whose place was changed afterwards. */
  candidatesChanged: z.number().int(),
});
export type MeasuredHelp = z.infer<typeof MeasuredHelpSchema>;

/** Sums over the last items, as they are stored. */
export interface HelpSums extends EditCounts {
  items: number;
  /** Of proposals that were shown. */
  shownKept: number;
  shownChanged: number;
  candidatesTaken: number;
  candidatesChanged: number;
}

/** Returns what the sums say of a model of this task. */
export function measureHelp(sums: HelpSums, task: ModelCard['task']): MeasuredHelp {
  const { shownKept, shownChanged, ...counts } = sums;
  const shownTaken = shownKept + shownChanged;
  return {
    ...counts,
    precision: scorePreLabels(sums, task).precision,
    fixRate: task === 'object-detection' && shownTaken > 0 ? shownChanged / shownTaken : null,
  };
}

/**
 * True where proposals are better not shown: over 50 items fewer than 52 % were right. What is
 * paused already comes back from 55 % on, so that it does not come and go from item to item.
 */
export function shouldPauseProposals(
  { items, precision }: Pick<MeasuredHelp, 'items' | 'precision'>,
  isPaused: boolean,
): boolean {
  if (items < MEASURED_ITEMS || precision === null) return false;
  return precision < (isPaused ? PRECISION_BACK : PRECISION_MIN);
}

/** True where clicks are better not to take boxes: over 29 % of at least 50 were changed afterwards. */
export function shouldPauseClicks({
  candidatesTaken,
  candidatesChanged,
}: Pick<MeasuredHelp, 'candidatesTaken' | 'candidatesChanged'>): boolean {
  return (
    candidatesTaken >= MEASURED_CLICKS && candidatesChanged / candidatesTaken > CLICK_FIX_RATE_MAX
  );
}
