import { observedAgreement } from './observed-agreement';
import type { RatingPatterns } from './rating-patterns';

/**
 * Returns Gwet's AC1, mean pair agreement corrected for chance in a way that stays steady when one
 * class is rare (Gwet 2008); null without units or with fewer than two categories.
 */
export function gwetAc1(ratings: RatingPatterns): number | null {
  const observed = observedAgreement(ratings);
  const { rows, weights, values } = ratings;
  const categories = values.length;
  if (observed === null || categories < 2) return null;
  const shares = new Float64Array(categories);
  let units = 0;
  for (let p = 0; p < weights.length; p += 1) {
    const row = rows.subarray(p * categories, (p + 1) * categories);
    let size = 0;
    for (const count of row) size += count;
    units += weights[p] as number;
    for (let a = 0; a < categories; a += 1) {
      shares[a] = (shares[a] as number) + ((weights[p] as number) * (row[a] as number)) / size;
    }
  }
  let expected = 0;
  for (const sum of shares) expected += (sum / units) * (1 - sum / units);
  expected /= categories - 1;
  return (observed - expected) / (1 - expected);
}
