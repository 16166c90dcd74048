export interface ModelFiles<F> {
  model: F;
  card: F;
  samples: F;
  metrics: F | null;
}

/**
 * Tells which of the files a trainer wrote is which: one `.onnx`, and JSON files with `card`,
 * `samples` and (if there is one) `metrics` in their names; null while one is missing.
 */
export function pickModelFiles<F extends { name: string }>(
  files: readonly F[],
): ModelFiles<F> | null {
  const find = (pattern: RegExp) => files.find(({ name }) => pattern.test(name)) ?? null;
  const model = find(/\.onnx$/i);
  const card = find(/card[^/]*\.json$/i);
  const samples = find(/samples[^/]*\.json$/i);
  if (model === null || card === null || samples === null) return null;
  return { model, card, samples, metrics: find(/metrics[^/]*\.json$/i) };
}
