import type { SpanRegion } from '@/core/annotation';

/** A stretch of text over which the same spans lie. */
export interface MarkedRun {
  /** In code points of the whole text. */
  start: number;
  text: string;
  /** Of the spans over it, the topmost last; empty where there are none. */
  classIds: number[];
}

/** Of what stands before the first span so much is kept, in code points. */
const LEAD = 40;

/**
 * Cuts a text where spans begin or end, and keeps at most `lengthMax` code points from shortly
 * before the first span on; what is left out is told by an ellipsis.
 */
export function cutMarkedText(
  text: string,
  spans: readonly Pick<SpanRegion, 'start' | 'end' | 'classId'>[],
  lengthMax: number,
): MarkedRun[] {
  const first = spans.reduce((least, { start }) => Math.min(least, start), Infinity);
  const wanted = Number.isFinite(first) && first > lengthMax / 2 ? first - LEAD : 0;
  const from = Math.max(0, wanted);
  const characters = takeCodePoints(text, from, lengthMax + 1);
  const isCut = characters.length > lengthMax;
  const to = from + Math.min(characters.length, lengthMax);
  const cuts = new Set([from, to]);
  for (const { start, end } of spans) {
    for (const at of [start, end]) if (at > from && at < to) cuts.add(at);
  }
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.slice(0, -1).map((start, index) => {
    const end = starts[index + 1] as number;
    const isLast = index === starts.length - 2;
    const piece = characters.slice(start - from, end - from).join('');
    return {
      start,
      text: `${start === from && from > 0 ? '…' : ''}${piece}${isLast && isCut ? '…' : ''}`,
      classIds: spans
        .filter((span) => span.start <= start && span.end > start)
        .map(({ classId }) => classId),
    };
  });
}

/** Returns so many code points from one on, without walking further than that. */
function takeCodePoints(text: string, from: number, count: number): string[] {
  const taken: string[] = [];
  let at = 0;
  for (const character of text) {
    if (at >= from + count) break;
    if (at >= from) taken.push(character);
    at += 1;
  }
  return taken;
}
