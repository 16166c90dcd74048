import { expect, it } from 'vitest';
import { readNumber } from './read-number';

it.each([
  ['12', 12],
  [' 12,5 ', 12.5],
  ['.5', 0.5],
  ['−3', -3],
  ['', null],
  ['12px', null],
  ['1e9', null],
  ['-', null],
])('reads %j as %j', (text, number) => {
  expect(readNumber(text)).toBe(number);
});
