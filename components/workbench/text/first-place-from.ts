import type { TextRange } from '@/core/text/text-model';

/**
 * Returns the index of the first place that begins at an offset or behind it; behind the last it is
 * the first of all. The places are sorted; 0 where there is none.
 */
export function firstPlaceFrom(places: readonly TextRange[], from: number): number {
  return Math.max(
    0,
    places.findIndex(({ start }) => start >= from),
  );
}
