import type { z } from 'zod';
import { betaInterval } from '@/core/consensus/beta-interval';
import type { ScoredAnswersSchema } from '@/core/contracts/get-scorecard.contract';
import type { ModelCard } from '@/core/models/model-card';
import { scorePreLabels } from '@/core/models/score-prelabels';

export type ScoredAnswers = z.output<typeof ScoredAnswersSchema>;

/** So many answers are needed before they say anything of a model. */
export const ANSWERS_MIN = 30;

/** A share with its 95 % interval where one is known, all 0–1. */
export interface Share {
  value: number;
  interval: { low: number; high: number } | null;
}

/** What so many answers say of a model; a share is null where there is nothing to divide by. */
export interface StreamScore {
  precision: Share | null;
  recall: Share | null;
  f1: Share | null;
  medianSeconds: number | null;
}

function shareOf(hits: number, units: number, value: number | null): Share | null {
  return value === null ? null : { value, interval: betaInterval(hits, units) };
}

/** Returns what the answers say of a model for this task, null below 30 answers. */
export function scoreStream(
  { annotations, counts, medianDurationMs }: ScoredAnswers,
  task: ModelCard['task'],
): StreamScore | null {
  if (annotations < ANSWERS_MIN) return null;
  const { hits, final, precision, recall, f1 } = scorePreLabels(counts, task);
  return {
    precision: shareOf(hits, counts.proposed, precision),
    recall: shareOf(hits, final, recall),
    f1: f1 === null ? null : { value: f1, interval: null },
    medianSeconds: medianDurationMs === null ? null : medianDurationMs / 1000,
  };
}
