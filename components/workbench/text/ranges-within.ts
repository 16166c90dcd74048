import type { TextRange } from '@/core/text/text-model';

/** Those of ranges sorted by start, none over another, that touch a stretch. */
export function rangesWithin<R extends TextRange>(sorted: readonly R[], { start, end }: TextRange) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const within: R[] = [];
  for (let index = low; index < sorted.length; index += 1) {
    const range = sorted[index];
    if (range === undefined || range.start >= end) break;
    within.push(range);
  }
  return within;
}
