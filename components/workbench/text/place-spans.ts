import type { SpanRecord } from '@/editor/shapes/span-shape';
import type { RegionId } from '@/editor/records';

/** A span and the underline it is drawn with: 0 is next to the text. */
export interface PlacedSpan {
  readonly span: SpanRecord;
  readonly lane: number;
}

/** More spans over one word than this share the last lane. */
export const LANES_MAX = 8;

/**
 * Gives each span the highest underline that is free from its start to its end, and as far as its
 * label of so many characters reaches; where spans begin together the longest comes first.
 */
export function placeSpans(
  spans: readonly SpanRecord[],
  labelCharacters: (classId: number) => number,
): ReadonlyMap<RegionId, PlacedSpan> {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end || a.z - b.z);
  const freeFrom: number[] = [];
  const placed = new Map<RegionId, PlacedSpan>();
  for (const span of ordered) {
    const free = freeFrom.findIndex((at) => at <= span.start);
    const lane = free >= 0 ? free : Math.min(freeFrom.length, LANES_MAX - 1);
    const reach = Math.max(span.end, span.start + labelCharacters(span.classId));
    freeFrom[lane] = Math.max(freeFrom[lane] ?? 0, reach);
    placed.set(span.id, { span, lane });
  }
  return placed;
}
