import type { TextRange } from '@/core/text/text-model';

/**
 * Returns the keyword behind or before a stretch of the text, round at the ends; without a stretch
 * the first or the last. The keywords are sorted and lie nowhere over one another.
 */
export function stepKeyword<K extends TextRange>(
  keywords: readonly K[],
  direction: 1 | -1,
  from: TextRange | null,
): K | null {
  const next =
    direction === 1
      ? keywords.find(({ start }) => from === null || start >= from.end)
      : keywords.findLast(({ end }) => from === null || end <= from.start);
  return next ?? keywords.at(direction === 1 ? 0 : -1) ?? null;
}
