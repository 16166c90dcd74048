import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseClassNames } from './parse-class-names';

test('splits at commas of both scripts and at line ends, without blanks and doubles', () => {
  expect(parseClassNames(' cat, dog，鸟\n cat,, ')).toEqual(['cat', 'dog', '鸟']);
});

test('never returns a blank or the same name twice', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const names = parseClassNames(text);
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => name.trim() !== '')).toBe(true);
    }),
  );
});
