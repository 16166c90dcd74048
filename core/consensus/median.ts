/** Returns the middle value, the mean of the middle two for an even number; of no values NaN. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const above = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const below = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (below + above) / 2;
}
