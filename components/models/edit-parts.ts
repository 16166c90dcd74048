import type { z } from 'zod';
import type { EditCountsSchema } from '@/core/contracts/get-scorecard.contract';

export type EditCounts = z.output<typeof EditCountsSchema>;

export const EDIT_OUTCOMES = ['kept', 'changed', 'deleted', 'added'] as const;
export type EditOutcome = (typeof EDIT_OUTCOMES)[number];

export interface EditPart {
  outcome: EditOutcome;
  count: number;
  /** Of all that was proposed or added, 0–1. */
  share: number;
}

/** The parts of one whole bar: what became of the proposals, and what they had missed. */
export function toEditParts(counts: EditCounts): EditPart[] {
  const whole = EDIT_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  return EDIT_OUTCOMES.map((outcome) => ({
    outcome,
    count: counts[outcome],
    share: whole === 0 ? 0 : counts[outcome] / whole,
  }));
}
