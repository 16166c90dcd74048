import { expect, test } from 'vitest';
import { nextVersionName } from './next-version-name';

test('the first version is v1, gaps are not filled, other names do not count', () => {
  expect(nextVersionName([])).toBe('v1');
  expect(nextVersionName(['v1', 'v7', 'spring clean-up', 'v2 final'])).toBe('v8');
});
