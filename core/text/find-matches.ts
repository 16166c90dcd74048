import { foldCase } from './fold-case';
import type { TextModel, TextRange } from './text-model';

export const MATCHES_MAX = 10_000;

/** Every place of the words in the text, without regard to case, first to last; at most MATCHES_MAX. */
export function findMatches(model: TextModel, query: string): TextRange[] {
  if (query === '') return [];
  const text = foldCase(model.text);
  const wanted = foldCase(query);
  const found: TextRange[] = [];
  let at = text.indexOf(wanted);
  while (at >= 0 && found.length < MATCHES_MAX) {
    const end = at + wanted.length;
    found.push({ start: model.toCodePoint(at), end: model.toCodePoint(end) });
    at = text.indexOf(wanted, end);
  }
  return found;
}
