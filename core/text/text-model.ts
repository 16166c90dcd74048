import type { Direction } from './base-direction';
import { mapCodePoints } from './code-points';
import { splitText, type TextBlock } from './split-text';
import { UNSPACED_SCRIPT } from './unspaced-scripts';

/** A stretch of text in code points: `start` is in it, `end` is not. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface WordSegment extends TextRange {
  readonly isWordLike: boolean;
}

const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The last index of a sorted list whose value is not above the limit; 0 where all are. */
function lastNotAbove(count: number, at: (index: number) => number, limit: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(middle) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * A text as carets and spans see it: code point offsets, grapheme clusters, words and lines. Only
 * the blocks that are asked about are ever segmented, so that a text of 300 KB opens at once.
 */
export class TextModel {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  /** Code points. */
  readonly length: number;
  readonly toCodePoint: (utf16: number) => number;
  readonly toUtf16: (codePoint: number) => number;
  readonly #starts: Int32Array;
  readonly #edges = new Map<number, Int32Array>();
  readonly #words = new Map<number, readonly WordSegment[]>();

  constructor(text: string) {
    const map = mapCodePoints(text);
    this.text = text;
    this.blocks = splitText(text);
    this.length = map.length;
    this.toCodePoint = map.toCodePoint;
    this.toUtf16 = map.toUtf16;
    this.#starts = Int32Array.from(this.blocks, ({ start }) => map.toCodePoint(start));
  }

  /** The text from `start` to `end`. */
  slice({ start, end }: TextRange): string {
    return this.text.slice(this.toUtf16(start), this.toUtf16(end));
  }

  /** The place in `blocks` of the block in which an offset lies; the end of a text is in its last. */
  blockIndexAt(at: number): number {
    return lastNotAbove(this.#starts.length, (index) => this.#starts[index] ?? 0, at);
  }

  /** A block's extent, its line break left out. */
  blockRange(index: number): TextRange {
    const block = this.blocks[index];
    if (block === undefined) return { start: this.length, end: this.length };
    const start = this.#starts[index] ?? 0;
    return { start, end: start + this.toCodePoint(block.end) - this.toCodePoint(block.start) };
  }

  directionAt(at: number): Direction {
    return this.blocks[this.blockIndexAt(at)]?.direction ?? 'ltr';
  }

  /** The line in which an offset lies, however many blocks it has; its line break left out. */
  lineAt(at: number): TextRange {
    let first = this.blockIndexAt(at);
    let last = first;
    while (this.blocks[first]?.isContinuation) first -= 1;
    while (this.blocks[last + 1]?.isContinuation) last += 1;
    return { start: this.blockRange(first).start, end: this.blockRange(last).end };
  }

  /** The grapheme boundary at or before an offset. */
  floor(at: number): number {
    const clamped = Math.max(0, Math.min(this.length, at));
    const edges = this.#edgesOf(this.blockIndexAt(clamped));
    return edges[lastNotAbove(edges.length, (index) => edges[index] ?? 0, clamped)] ?? 0;
  }

  /** The grapheme boundary at or after an offset. */
  ceil(at: number): number {
    const floor = this.floor(at);
    return floor >= Math.min(this.length, at) ? floor : this.step(floor, 1);
  }

  /** The next or previous grapheme boundary; at the ends of the text it stays. */
  step(at: number, direction: 1 | -1): number {
    if (direction === -1) return at <= 0 ? 0 : this.floor(at - 1);
    if (at >= this.length) return this.length;
    const block = this.blockIndexAt(at);
    const edges = this.#edgesOf(block);
    const place = lastNotAbove(edges.length, (index) => edges[index] ?? 0, at);
    return edges[place + 1] ?? this.#starts[block + 1] ?? this.length;
  }

  /** The end of the next word, or the start of the previous one; else the end of the text. */
  stepWord(at: number, direction: 1 | -1): number {
    for (let index = this.blockIndexAt(at); index >= 0 && index < this.blocks.length; ) {
      const words = this.#wordsOf(index).filter(({ isWordLike }) => isWordLike);
      const word =
        direction === 1
          ? words.find(({ end }) => end > at)
          : words.findLast(({ start }) => start < at);
      if (word !== undefined) return direction === 1 ? word.end : word.start;
      index += direction;
    }
    return direction === 1 ? this.length : 0;
  }

  /** The segment under an offset as a double click means it: a word, a run of spaces, a sign. */
  wordAt(at: number): TextRange {
    const words = this.#wordsOf(this.blockIndexAt(at));
    const found = words[lastNotAbove(words.length, (index) => words[index]?.start ?? 0, at)];
    return found === undefined ? { start: at, end: at } : { start: found.start, end: found.end };
  }

  /**
   * Widens a range to whole grapheme clusters and, with `snapsToWords`, to whole words of scripts
   * that put spaces between them; white space at both ends falls away. May come out empty.
   */
  fit(range: TextRange, snapsToWords: boolean): TextRange {
    let start = this.floor(Math.min(range.start, range.end));
    let end = this.ceil(Math.max(range.start, range.end));
    if (snapsToWords && end > start) {
      start = this.#widen(start)?.start ?? start;
      end = this.#widen(end)?.end ?? end;
    }
    while (start < end && this.#isBlank(start, this.step(start, 1))) start = this.step(start, 1);
    while (end > start && this.#isBlank(this.step(end, -1), end)) end = this.step(end, -1);
    return { start, end };
  }

  /** The word that an offset cuts in two; null between words and in scripts without spaces. */
  #widen(at: number): TextRange | null {
    const words = this.#wordsOf(this.blockIndexAt(at));
    const word = words[lastNotAbove(words.length, (index) => words[index]?.start ?? 0, at)];
    if (word === undefined || !word.isWordLike || word.start >= at || word.end <= at) return null;
    return UNSPACED_SCRIPT.test(this.slice(word)) ? null : word;
  }

  #isBlank(start: number, end: number): boolean {
    return this.slice({ start, end }).trim() === '';
  }

  /** Every grapheme boundary of a block, both ends included, the line break behind left out. */
  #edgesOf(index: number): Int32Array {
    const known = this.#edges.get(index);
    const block = this.blocks[index];
    if (known !== undefined || block === undefined) return known ?? Int32Array.of(0);
    const edges: number[] = [];
    for (const segment of graphemeSegmenter.segment(this.text.slice(block.start, block.end))) {
      edges.push(this.toCodePoint(block.start + segment.index));
    }
    edges.push(this.toCodePoint(block.end));
    const made = Int32Array.from(edges);
    this.#edges.set(index, made);
    return made;
  }

  #wordsOf(index: number): readonly WordSegment[] {
    const known = this.#words.get(index);
    const block = this.blocks[index];
    if (known !== undefined || block === undefined) return known ?? [];
    const made = [...wordSegmenter.segment(this.text.slice(block.start, block.end))].map(
      ({ index: at, segment, isWordLike }) => ({
        start: this.toCodePoint(block.start + at),
        end: this.toCodePoint(block.start + at + segment.length),
        isWordLike: isWordLike === true,
      }),
    );
    this.#words.set(index, made);
    return made;
  }
}
