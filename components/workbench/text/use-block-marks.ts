'use client';

import { useRef } from 'react';
import type { KeywordMatch } from '@/core/text/find-keywords';
import type { TextModel, TextRange } from '@/core/text/text-model';
import type { Editor } from '@/editor/editor';
import type { RegionId } from '@/editor/records';
import type { BlockMarks } from './cut-runs';
import type { PlacedSpan } from './place-spans';
import { rangesWithin } from './ranges-within';

/** Everything that may lie over a text; the lists are sorted by start. */
export interface TextMarks {
  readonly placed: ReadonlyMap<RegionId, PlacedSpan>;
  readonly keywords: readonly KeywordMatch[];
  readonly found: readonly TextRange[];
  readonly current: TextRange | null;
  readonly chosen: TextRange | null;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

function isSamePlaced(a: readonly PlacedSpan[], b: readonly PlacedSpan[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ span, lane }, index) => span === b[index]?.span && lane === b[index]?.lane)
  );
}

function clip(range: TextRange | null, block: TextRange): TextRange | null {
  if (range === null || range.end <= block.start || range.start >= block.end) return null;
  return { start: Math.max(range.start, block.start), end: Math.min(range.end, block.end) };
}

function isSameRange(a: TextRange | null, b: TextRange | null): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}

/**
 * Returns a look-up of what lies over a block, by the editor's index; the same object as long as
 * nothing of it changes, so that a block is drawn again only when it must.
 */
export function useBlockMarks(
  editor: Editor,
  model: TextModel,
  marks: TextMarks,
): (index: number) => BlockMarks {
  const known = useRef(new Map<number, BlockMarks>());
  return (index) => {
    const block = model.blockRange(index);
    const width = block.end - block.start;
    const spans = editor
      .regionIdsWithin({ x: block.start, y: 0, width, height: 1 })
      .flatMap((id) => marks.placed.get(id) ?? [])
      .filter(({ span }) => span.end > block.start && span.start < block.end)
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    const now: BlockMarks = {
      spans,
      keywords: rangesWithin(marks.keywords, block),
      found: rangesWithin(marks.found, block),
      current: clip(marks.current, block),
      chosen: clip(marks.chosen, block),
    };
    const old = known.current.get(index);
    const isSame =
      old !== undefined &&
      isSamePlaced(old.spans, now.spans) &&
      isSameList(old.keywords, now.keywords) &&
      isSameList(old.found, now.found) &&
      isSameRange(old.current, now.current) &&
      isSameRange(old.chosen, now.chosen);
    if (isSame) return old;
    known.current.set(index, now);
    return now;
  };
}
