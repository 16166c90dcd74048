import { expect, test } from 'vitest';
import { stepKeyword } from './step-keyword';

const KEYWORDS = [
  { start: 0, end: 3 },
  { start: 10, end: 14 },
  { start: 14, end: 16 },
];
const [first, second, third] = KEYWORDS;
const at = (place: number) => ({ start: place, end: place });

test('goes on from where the caret is or what is chosen, round at the ends', () => {
  expect(stepKeyword(KEYWORDS, 1, null)).toBe(first);
  expect(stepKeyword(KEYWORDS, 1, at(0))).toBe(first);
  expect(stepKeyword(KEYWORDS, 1, { start: 0, end: 3 })).toBe(second);
  expect(stepKeyword(KEYWORDS, 1, { start: 10, end: 14 })).toBe(third);
  expect(stepKeyword(KEYWORDS, 1, at(16))).toBe(first);
  expect(stepKeyword(KEYWORDS, -1, null)).toBe(third);
  expect(stepKeyword(KEYWORDS, -1, { start: 14, end: 16 })).toBe(second);
  expect(stepKeyword(KEYWORDS, -1, at(0))).toBe(third);
  expect(stepKeyword([], 1, null)).toBeNull();
});
