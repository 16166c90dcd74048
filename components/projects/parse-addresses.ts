/** What a pasted list of people holds. */
export interface Addresses {
  /** Lower case, each once, in order. */
  valid: string[];
  /** What is no e-mail address. */
  invalid: string[];
}

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/**
 * Splits pasted addresses at commas, semicolons and blanks; of `Ann <ann@example.org>` only what
 * stands in the brackets counts.
 */
export function parseAddresses(text: string): Addresses {
  const plain = text.replace(/(?:"[^"]*"\s*|[^,;<\n]*)<([^>]*)>/g, ' $1 ');
  const words = plain.split(/[\s,;，、；]+/).filter((word) => word !== '');
  const unique = [...new Set(words.map((word) => word.toLowerCase()))];
  return {
    valid: unique.filter((word) => ADDRESS.test(word)),
    invalid: unique.filter((word) => !ADDRESS.test(word)),
  };
}
