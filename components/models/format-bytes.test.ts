import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes';

test('sizes are read at a glance', () => {
  expect(formatBytes(0)).toBe('0 B');
  expect(formatBytes(999_999)).toBe('1 MB');
  expect(formatBytes(9_437_184)).toBe('9.4 MB');
  expect(formatBytes(144_509_169)).toBe('145 MB');
});
