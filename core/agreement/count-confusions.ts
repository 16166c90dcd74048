import type { RatingPatterns } from './rating-patterns';

/** Returns for each two categories a ≤ b how many pairs of people gave them to one unit; zero pairs are left out. */
export function countConfusions({
  rows,
  weights,
  values,
}: RatingPatterns): { a: number; b: number; pairs: number }[] {
  const found: { a: number; b: number; pairs: number }[] = [];
  for (let a = 0; a < values.length; a += 1) {
    for (let b = a; b < values.length; b += 1) {
      let pairs = 0;
      for (let p = 0; p < weights.length; p += 1) {
        const first = rows[p * values.length + a] as number;
        const second = rows[p * values.length + b] as number;
        pairs += (weights[p] as number) * (a === b ? (first * (first - 1)) / 2 : first * second);
      }
      if (pairs > 0) found.push({ a: values[a] as number, b: values[b] as number, pairs });
    }
  }
  return found;
}
