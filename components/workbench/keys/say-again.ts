const MARK = '\u00a0';

/** Returns the words so that they differ from what was said last: the same words twice go unheard. */
export function sayAgain(before: string, words: string): string {
  return words !== '' && before === words ? `${words}${MARK}` : words;
}
