import type { ModelCard } from './model-card';
import { murmur3 } from './murmur3';

type TextInput = Extract<ModelCard['input'], { kind: 'text' }>;

const encoder = new TextEncoder();

/**
 * Gives the features of a text: `buckets` floats of L2 norm 1, or all 0 for a text without a word.
 * The worker computes the same numbers; `hash-ngrams.fixture.json` holds both to it. The rule:
 *
 * 1. Normalise to NFC, then lower-case (Unicode's full, locale-free mapping).
 * 2. Words are the longest runs of letters (L), numbers (N) and U+0027; all else separates.
 * 3. For n from `wordNgrams[0]` to `wordNgrams[1]`: each n neighbouring words, joined by one
 *    space, prefixed `w:`. Null: none.
 * 4. For n from `charNgrams[0]` to `charNgrams[1]`: each n neighbouring code points of
 *    space + words joined by one space + space, prefixed `c:`. Null: none.
 * 5. Each n-gram's bucket is MurmurHash3 x86 32-bit (seed 0, unsigned) of its UTF-8 bytes, modulo
 *    `buckets`. The count of a bucket is how many n-grams fell into it, all with sign +1.
 * 6. Value = 1 + ln(count), the row then divided by its L2 norm, in doubles; stored as float32.
 */
export function hashNgrams(
  text: string,
  input: Pick<TextInput, 'buckets' | 'wordNgrams' | 'charNgrams'>,
): Float32Array {
  const features = new Float32Array(input.buckets);
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  if (words.length === 0) return features;
  const counts = new Map<number, number>();
  const add = (ngram: string): void => {
    const bucket = murmur3(encoder.encode(ngram)) % input.buckets;
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  };
  addNgrams(words, input.wordNgrams, (part) => add(`w:${part.join(' ')}`));
  addNgrams([...` ${words.join(' ')} `], input.charNgrams, (part) => add(`c:${part.join('')}`));
  let squares = 0;
  for (const count of counts.values()) squares += (1 + Math.log(count)) ** 2;
  const norm = Math.sqrt(squares);
  for (const [bucket, count] of counts) features[bucket] = (1 + Math.log(count)) / norm;
  return features;
}

function addNgrams(
  units: readonly string[],
  range: readonly [number, number] | null,
  add: (part: readonly string[]) => void,
): void {
  if (range === null) return;
  for (let n = range[0]; n <= range[1]; n++) {
    for (let start = 0; start + n <= units.length; start++) add(units.slice(start, start + n));
  }
}
