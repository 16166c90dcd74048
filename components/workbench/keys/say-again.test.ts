import { expect, test } from 'vitest';
import { sayAgain } from './say-again';

test('the same words are never twice the same text', () => {
  const first = sayAgain('', 'Undone');
  const second = sayAgain(first, 'Undone');
  const third = sayAgain(second, 'Undone');
  expect([first, second.trim(), third.trim()]).toEqual(['Undone', 'Undone', 'Undone']);
  expect(second).not.toBe(first);
  expect(third).not.toBe(second);
});
