import { baseDirection, type Direction } from './base-direction';

/**
 * A stretch of text that is drawn as one: a line, or a piece of a long line. Offsets are UTF-16
 * units. `end` is without the line break, `next` is where the following block begins.
 */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** The line's, so that all its pieces run the same way. */
  readonly direction: Direction;
  /** Goes on from the block before: no line break stands between them. */
  readonly isContinuation: boolean;
}

/** Longer lines are cut; in UTF-16 units. */
export const BLOCK_LENGTH_MAX = 1_200;
const DIRECTION_SAMPLE = 2_000;
const WINDOW_SLACK = 64;
const LOOK_BACK = 400;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Between two of these a grapheme ends, whatever stands before and behind them. */
const PLAIN = /^[\x20-\x7e\p{Script=Han}\p{Script=Hiragana}\p{P}]$/u;
const SPACE = /^\s$/u;

/** A place near the end of a window that is safe to cut at a glance; null where none is. */
function findPlainCut(text: string, from: number, to: number): number | null {
  let plain: number | null = null;
  for (let at = to; at > from; at -= 1) {
    const before = text.charAt(at - 1);
    // surrogates match nothing here: among emoji more than two characters decide
    if (!PLAIN.test(text.charAt(at)) || !PLAIN.test(before)) continue;
    if (SPACE.test(before)) return at;
    plain ??= at;
  }
  return plain;
}

/** The end of the last whole grapheme cluster of a window; its start where none ends in it. */
function findGraphemeCut(text: string, start: number, length: number, lineEnd: number): number {
  const windowEnd = Math.min(lineEnd, start + length + WINDOW_SLACK);
  let cut = start;
  for (const { index, segment } of graphemes.segment(text.slice(start, windowEnd))) {
    const end = start + index + segment.length;
    // the last cluster of the window may go on behind it
    if (end === windowEnd || end > start + length) break;
    cut = end;
  }
  return cut;
}

/** Where a line longer than a block is cut: after a space near its end, else between graphemes. */
function findCut(text: string, start: number, lineEnd: number): number {
  const wanted = start + BLOCK_LENGTH_MAX;
  const plain = findPlainCut(text, wanted - LOOK_BACK, wanted);
  if (plain !== null) return plain;
  for (let length = BLOCK_LENGTH_MAX; start + length < lineEnd; length *= 2) {
    const cut = findGraphemeCut(text, start, length, lineEnd);
    if (cut > start) return cut;
  }
  return lineEnd;
}

/**
 * Cuts a text into blocks that cover it without a gap: at `\n`, `\r\n` and `\r`, and within lines
 * of more than BLOCK_LENGTH_MAX units where no grapheme cluster is cut in two.
 */
export function splitText(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const pattern = /\r\n|\n|\r/g;
  for (let lineStart = 0; ; ) {
    const found = pattern.exec(text);
    const lineEnd = found?.index ?? text.length;
    const direction = baseDirection(
      text.slice(lineStart, Math.min(lineEnd, lineStart + DIRECTION_SAMPLE)),
    );
    let start = lineStart;
    while (lineEnd - start > BLOCK_LENGTH_MAX) {
      const cut = findCut(text, start, lineEnd);
      if (cut >= lineEnd) break;
      const isContinuation = start > lineStart;
      blocks.push({ start, end: cut, next: cut, direction, isContinuation });
      start = cut;
    }
    const next = found === null ? text.length : pattern.lastIndex;
    blocks.push({ start, end: lineEnd, next, direction, isContinuation: start > lineStart });
    if (found === null) return blocks;
    lineStart = next;
  }
}
