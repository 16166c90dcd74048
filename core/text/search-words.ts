import { foldWord } from './fold-for-search';

/** Returns the words of a search; what stands between them, and control characters, are no part. */
export function searchWordsOf(search: string): string[] {
  return search.split(/[\s\p{Cc}]+/u).filter(Boolean);
}

/** True where all words of the search occur in the text, whatever their case and order. */
export function hasSearchWords(text: string, search: string): boolean {
  const folded = foldWord(text);
  return searchWordsOf(search).every((word) => folded.includes(foldWord(word)));
}

function capitalised(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length).toLowerCase();
}

/**
 * Returns how a word may stand in a text: a database that knows the case of a to z alone still finds
 * it in small letters, in capitals and with a capital at the beginning, and with its accents as part
 * of the letter or behind it.
 */
export function spellingsOf(word: string): string[] {
  const cases = [word, word.toLowerCase(), word.toUpperCase(), capitalised(word)];
  const all = cases.flatMap((one) => [one.normalize('NFC'), one.normalize('NFD')]);
  const toSmall = (one: string) => one.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return [...new Set(all.map(toSmall))];
}
