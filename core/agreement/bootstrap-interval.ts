import { seededRandom } from '../random';
import type { RatingPatterns } from './rating-patterns';

export interface BootstrapOptions {
  /** 1000 by default. */
  draws?: number;
  /** The same seed gives the same interval; 1 by default. */
  seed?: number;
}

/**
 * Returns the 95 % percentile interval of a coefficient over groups drawn with replacement
 * (Efron 1979), the same for the same ratings and seed; null where fewer than two groups, or no draw
 * has a value.
 */
export function bootstrapInterval(
  ratings: RatingPatterns,
  coefficient: (ratings: RatingPatterns) => number | null,
  { draws = 1000, seed = 1 }: BootstrapOptions = {},
): { low: number; high: number } | null {
  const { groupStart, patternOf } = ratings;
  const groups = groupStart.length - 1;
  if (groups < 2) return null;
  const random = seededRandom(seed);
  const weights = new Float64Array(ratings.weights.length);
  const drawn = { ...ratings, weights };
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    weights.fill(0);
    for (let n = 0; n < groups; n += 1) {
      const group = Math.floor(random() * groups);
      const end = groupStart[group + 1] as number;
      for (let unit = groupStart[group] as number; unit < end; unit += 1) {
        const pattern = patternOf[unit] as number;
        weights[pattern] = (weights[pattern] as number) + 1;
      }
    }
    const value = coefficient(drawn);
    if (value !== null) found.push(value);
  }
  if (found.length === 0) return null;
  found.sort((a, b) => a - b);
  return { low: quantile(found, 0.025), high: quantile(found, 0.975) };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
