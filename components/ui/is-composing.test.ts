import { expect, test } from 'vitest';
import { isComposing } from './is-composing';

test('keys of an input method are known, also the one that ends its word in Safari', () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
});
