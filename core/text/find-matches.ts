import { foldedTextOf, foldWord } from './fold-for-search';
import type { TextModel, TextRange } from './text-model';

export const MATCHES_MAX = 10_000;

/**
 * Every place of the words in the text, without regard to case and to how accents are written, first
 * to last; at most MATCHES_MAX.
 */
export function findMatches(model: TextModel, query: string): TextRange[] {
  if (query === '') return [];
  const folded = foldedTextOf(model);
  const { text } = folded;
  const wanted = foldWord(query);
  const found: TextRange[] = [];
  let at = text.indexOf(wanted);
  while (at >= 0 && found.length < MATCHES_MAX) {
    const end = at + wanted.length;
    found.push({
      start: model.toCodePoint(folded.toStart(at)),
      end: model.toCodePoint(folded.toEnd(end)),
    });
    at = text.indexOf(wanted, end);
  }
  return found;
}
