/**
 * The units that two people or more rated, alike ones held once: a coefficient then costs the number
 * of different rows, not of units, which makes a thousand bootstrap draws cheap.
 */
export interface RatingPatterns {
  /** Value of each category, ascending; class ids serve as ranks and as numbers. */
  values: readonly number[];
  /** Patterns × categories: how many people chose each category. */
  rows: Float64Array;
  /** How many units show each pattern. */
  weights: Float64Array;
  /** Pattern of each unit, grouped by what is drawn together in a bootstrap. */
  patternOf: Int32Array;
  /** The units of group g are those from groupStart[g] up to, not including, groupStart[g + 1]. */
  groupStart: Int32Array;
}

/**
 * Returns the units of a count matrix (units × categories, row by row) with two ratings or more.
 * `groupOf` names for each unit what it must be resampled with (clusters of one image), ascending;
 * each unit is its own group without it.
 */
export function groupRatings(
  counts: Float64Array,
  values: readonly number[],
  groupOf?: ArrayLike<number>,
): RatingPatterns {
  const categories = values.length;
  const units = categories === 0 ? 0 : counts.length / categories;
  const patterns = new Map<string, number>();
  const rows: number[] = [];
  const weights: number[] = [];
  const patternOf: number[] = [];
  const groupStart: number[] = [];
  let group = Number.NaN;
  for (let unit = 0; unit < units; unit += 1) {
    const row = counts.subarray(unit * categories, (unit + 1) * categories);
    let ratings = 0;
    for (const count of row) ratings += count;
    if (ratings < 2) continue;
    const key = row.join();
    const pattern = patterns.get(key) ?? patterns.size;
    if (pattern === patterns.size) {
      patterns.set(key, pattern);
      rows.push(...row);
      weights.push(0);
    }
    weights[pattern] = (weights[pattern] as number) + 1;
    const unitGroup = groupOf === undefined ? unit : (groupOf[unit] as number);
    if (unitGroup !== group) groupStart.push(patternOf.length);
    group = unitGroup;
    patternOf.push(pattern);
  }
  groupStart.push(patternOf.length);
  return {
    values,
    rows: Float64Array.from(rows),
    weights: Float64Array.from(weights),
    patternOf: Int32Array.from(patternOf),
    groupStart: Int32Array.from(groupStart),
  };
}
