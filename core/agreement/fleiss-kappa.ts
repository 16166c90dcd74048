import { observedAgreement } from './observed-agreement';
import type { RatingPatterns } from './rating-patterns';

/**
 * Returns Fleiss' kappa for units with different numbers of ratings: mean pair agreement against the
 * agreement expected from the pooled category shares (Fleiss 1971); null where that is undefined.
 */
export function fleissKappa(ratings: RatingPatterns): number | null {
  const observed = observedAgreement(ratings);
  if (observed === null) return null;
  const { rows, weights, values } = ratings;
  const totals = new Float64Array(values.length);
  let total = 0;
  for (let p = 0; p < weights.length; p += 1) {
    for (let a = 0; a < values.length; a += 1) {
      const count = (weights[p] as number) * (rows[p * values.length + a] as number);
      totals[a] = (totals[a] as number) + count;
      total += count;
    }
  }
  let expected = 0;
  for (const count of totals) expected += (count / total) ** 2;
  return expected >= 1 ? null : (observed - expected) / (1 - expected);
}
