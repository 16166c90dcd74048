/**
 * Lower case without a change of length, so that offsets into the result are offsets into the
 * text: the few letters whose lower case is longer stay as they are.
 */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let folded = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    folded += small.length === letter.length ? small : letter;
  }
  return folded;
}
