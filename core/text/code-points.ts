/** Turns offsets of one text from UTF-16 units (the DOM's, JavaScript's) into code points and back. */
export interface CodePointMap {
  /** Code points of the whole text. */
  readonly length: number;
  /** An offset between the halves of a surrogate pair counts as before the pair. */
  toCodePoint(utf16: number): number;
  toUtf16(codePoint: number): number;
}

/** How many of the sorted numbers `at(0 … count − 1)` are below the limit. */
function countBelow(count: number, at: (index: number) => number, limit: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Returns the map of a text: one pass, and four bytes for each character outside the Basic
 * Multilingual Plane; a look-up is a binary search among those. Lone surrogates count as one.
 */
export function mapCodePoints(text: string): CodePointMap {
  const pairs: number[] = [];
  const pattern = /[\ud800-\udbff][\udc00-\udfff]/g;
  while (pattern.exec(text) !== null) pairs.push(pattern.lastIndex - 2);
  const starts = Int32Array.from(pairs);
  const startAt = (index: number) => starts[index] ?? 0;
  return {
    length: text.length - starts.length,
    toCodePoint: (utf16) => {
      const at = Math.max(0, Math.min(text.length, utf16));
      return at - countBelow(starts.length, startAt, at);
    },
    toUtf16: (codePoint) => {
      const at = Math.max(0, Math.min(text.length - starts.length, codePoint));
      return at + countBelow(starts.length, (index) => startAt(index) - index, at);
    },
  };
}
