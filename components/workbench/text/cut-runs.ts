import type { KeywordMatch } from '@/core/text/find-keywords';
import type { TextRange } from '@/core/text/text-model';
import type { PlacedSpan } from './place-spans';

/** All that lies over one block of text, in code points of the whole text. */
export interface BlockMarks {
  readonly spans: readonly PlacedSpan[];
  readonly keywords: readonly KeywordMatch[];
  readonly found: readonly TextRange[];
  /** The found place at hand. */
  readonly current: TextRange | null;
  readonly chosen: TextRange | null;
}

/** A stretch of a block over which the same things lie from end to end. */
export interface TextRun extends TextRange {
  readonly spans: readonly PlacedSpan[];
  readonly keywordClassId: number | null;
  readonly isFound: boolean;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
}

const covers = (range: TextRange | null, start: number) =>
  range !== null && range.start <= start && start < range.end;

/** Cuts a block where something begins or ends; an empty block has no run. */
export function cutRuns(block: TextRange, marks: BlockMarks): TextRun[] {
  const { spans, keywords, found, current, chosen } = marks;
  const ranges: TextRange[] = [...spans.map(({ span }) => span), ...keywords, ...found];
  if (chosen !== null) ranges.push(chosen);
  const cuts = new Set([block.start]);
  for (const { start, end } of ranges) {
    if (start > block.start && start < block.end) cuts.add(start);
    if (end > block.start && end < block.end) cuts.add(end);
  }
  const starts = [...cuts].sort((a, b) => a - b);
  if (block.end <= block.start) return [];
  return starts.map((start, index) => ({
    start,
    end: starts[index + 1] ?? block.end,
    spans: spans.filter(({ span }) => covers(span, start)),
    keywordClassId: keywords.find((match) => covers(match, start))?.classId ?? null,
    isFound: found.some((range) => covers(range, start)),
    isCurrent: covers(current, start),
    isChosen: covers(chosen, start),
  }));
}
