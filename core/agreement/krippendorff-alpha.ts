import type { RatingPatterns } from './rating-patterns';

/** How far two categories are apart: equal or not, by rank, or by value. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval';

/**
 * Returns Krippendorff's alpha, 1 for perfect agreement, 0 for chance, from units with any number of
 * ratings (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability); null where no two ratings
 * can be compared or all of them are equal, as there is then nothing to tell agreement from habit.
 */
export function krippendorffAlpha(
  ratings: RatingPatterns,
  metric: AlphaMetric = 'nominal',
): number | null {
  const { rows, weights, values } = ratings;
  const categories = values.length;
  const coincidence = new Float64Array(categories * categories);
  const totals = new Float64Array(categories);
  let total = 0;
  for (let p = 0; p < weights.length; p += 1) {
    const weight = weights[p] as number;
    if (weight === 0) continue;
    const row = rows.subarray(p * categories, (p + 1) * categories);
    let size = 0;
    for (let a = 0; a < categories; a += 1) size += row[a] as number;
    for (let a = 0; a < categories; a += 1) {
      const count = row[a] as number;
      if (count === 0) continue;
      totals[a] = (totals[a] as number) + weight * count;
      for (let b = 0; b < categories; b += 1) {
        const others = (row[b] as number) - (a === b ? 1 : 0);
        const cell = a * categories + b;
        coincidence[cell] = (coincidence[cell] as number) + (weight * count * others) / (size - 1);
      }
    }
    total += weight * size;
  }
  const distance = squaredDistances(metric, values, totals);
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < categories; a += 1) {
    for (let b = 0; b < categories; b += 1) {
      const cell = a * categories + b;
      observed += (coincidence[cell] as number) * (distance[cell] as number);
      expected += (totals[a] as number) * (totals[b] as number) * (distance[cell] as number);
    }
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

function squaredDistances(
  metric: AlphaMetric,
  values: readonly number[],
  totals: Float64Array,
): Float64Array {
  const categories = values.length;
  const distance = new Float64Array(categories * categories);
  for (let a = 0; a < categories; a += 1) {
    let between = totals[a] as number;
    for (let b = a + 1; b < categories; b += 1) {
      between += totals[b] as number;
      const ranks = between - ((totals[a] as number) + (totals[b] as number)) / 2;
      const span = (values[b] as number) - (values[a] as number);
      const apart = metric === 'nominal' ? 1 : metric === 'ordinal' ? ranks : span;
      distance[a * categories + b] = apart * apart;
      distance[b * categories + a] = apart * apart;
    }
  }
  return distance;
}
