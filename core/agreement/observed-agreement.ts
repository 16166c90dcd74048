import type { RatingPatterns } from './rating-patterns';

/** Returns the share of agreeing pairs among the ratings of one unit, 0–1; null below two ratings. */
export function pairAgreement(counts: ArrayLike<number>): number | null {
  let size = 0;
  let agreeing = 0;
  for (let a = 0; a < counts.length; a += 1) {
    const count = counts[a] as number;
    size += count;
    agreeing += count * (count - 1);
  }
  return size < 2 ? null : agreeing / (size * (size - 1));
}

/** Returns the mean over units of the share of agreeing pairs, 0–1; null without units. */
export function observedAgreement({ rows, weights, values }: RatingPatterns): number | null {
  let sum = 0;
  let units = 0;
  for (let p = 0; p < weights.length; p += 1) {
    const weight = weights[p] as number;
    const row = rows.subarray(p * values.length, (p + 1) * values.length);
    sum += weight * (pairAgreement(row) ?? 0);
    units += weight;
  }
  return units === 0 ? null : sum / units;
}
