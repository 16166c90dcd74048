import { expect, test } from 'vitest';
import { hashNgrams } from './hash-ngrams';
import fixture from './hash-ngrams.fixture.json';
import { murmur3 } from './murmur3';

const input = {
  buckets: fixture.buckets,
  wordNgrams: fixture.wordNgrams as [number, number],
  charNgrams: fixture.charNgrams as [number, number],
};

test.each([
  ['', 0],
  ['a', 1009084850],
  ['ab', 2613040991],
  ['abc', 3017643002],
  ['abcd', 1139631978],
  ['w:hello world', 2107959162],
  ['c:日本', 2768563942],
  ['The quick brown fox jumps over the lazy dog', 776992547],
])('murmur3 of %j is what the reference implementation gives', (text, hash) => {
  expect(murmur3(new TextEncoder().encode(text))).toBe(hash);
});

test.each(fixture.cases)('features of $text equal those computed in Python', (fixtureCase) => {
  const features = hashNgrams(fixtureCase.text, input);
  const filled = [...features.entries()].filter(([, value]) => value !== 0);
  const expected = Object.entries(fixtureCase.features as Record<string, number>);
  expect(filled.map(([index]) => String(index))).toEqual(expected.map(([index]) => index));
  for (const [index, value] of expected) expect(features[Number(index)]).toBeCloseTo(value, 6);
});

test('a text with a word has norm 1; null ranges contribute nothing', () => {
  const features = hashNgrams('one two three', { ...input, charNgrams: null });
  expect(Math.hypot(...features)).toBeCloseTo(1, 6);
  expect(features.filter((value) => value > 0)).toHaveLength(5);
});
