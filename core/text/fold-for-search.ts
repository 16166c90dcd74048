import { foldCase } from './fold-case';

/** A text as words are looked for in it, and the way back to the text itself, in UTF-16 units. */
interface FoldedText {
  readonly text: string;
  toStart(at: number): number;
  toEnd(at: number): number;
}

/** A character with the marks that belong to it; the letters of one Korean syllable are one. */
const CLUSTER = /(?:[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|[^])\p{M}*/gu;

/** The Greek s has another form at the end of a word, and one capital for both. */
const foldLetters = (text: string) => foldCase(text).replaceAll('ς', 'σ');

/** A word to be looked for: without regard to case, and to how its accents are written. */
export function foldWord(word: string): string {
  return foldLetters(word.normalize('NFC'));
}

/** Of each text once: somebody who types for words asks with every letter. */
const known = new WeakMap<object, FoldedText>();

/** Returns the text of a model as words are looked for in it. */
export function foldedTextOf(model: { readonly text: string }): FoldedText {
  const folded = known.get(model) ?? foldForSearch(model.text);
  known.set(model, folded);
  return folded;
}

/**
 * Returns the text without regard to case, and to whether an accent is part of its letter or stands
 * behind it: a person types é, and a text from elsewhere may have e and ◌́.
 */
function foldForSearch(source: string): FoldedText {
  if (source.normalize('NFC') === source) {
    return { text: foldLetters(source), toStart: (at) => at, toEnd: (at) => at };
  }
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
    const part = foldWord(cluster);
    parts.push(part);
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return {
    text: parts.join(''),
    toStart: (at) => starts[at] ?? source.length,
    toEnd: (at) => ends[at - 1] ?? 0,
  };
}
