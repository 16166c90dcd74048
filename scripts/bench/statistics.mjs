/**
 * Returns the value below which a share of the values lies (nearest rank); 0.5 is the median.
 * @param {readonly number[]} values
 * @param {number} share 0–1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * Runs something and returns its seconds and what it gave.
 * @template T
 * @param {() => T | Promise<T>} run
 */
export async function timed(run) {
  const startedAt = performance.now();
  const value = await run();
  return { seconds: (performance.now() - startedAt) / 1000, value };
}
