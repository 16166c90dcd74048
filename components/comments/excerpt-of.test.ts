import { expect, it } from 'vitest';
import { excerptOf } from './excerpt-of';

it('shows a short comment whole, on one line', () => {
  expect(excerptOf(' Is this\n\na cat? ')).toBe('Is this a cat?');
});

it('cuts a long comment at 60 characters without breaking one', () => {
  const excerpt = excerptOf('🐈'.repeat(61));
  expect([...excerpt]).toHaveLength(60);
  expect(excerpt.endsWith('🐈…')).toBe(true);
});
