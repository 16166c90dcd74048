import { expect, test } from 'vitest';
import { firstPlaceFrom } from './first-place-from';

const PLACES = [3, 10, 20].map((start) => ({ start, end: start + 4 }));

test('is the first at the caret or behind it, and round at the end', () => {
  const found = [0, 3, 4, 10, 11, 20, 21, 999].map((from) => firstPlaceFrom(PLACES, from));
  expect(found).toEqual([0, 0, 1, 1, 2, 2, 0, 0]);
  expect(firstPlaceFrom([], 5)).toBe(0);
});
