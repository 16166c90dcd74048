import { expect, test } from 'vitest';
import { toEditParts } from './edit-parts';

test('the parts make up one whole, and nothing divides by nothing', () => {
  const parts = toEditParts({ proposed: 8, kept: 5, changed: 2, deleted: 1, added: 2 });
  expect(parts.map(({ count }) => count)).toEqual([5, 2, 1, 2]);
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  const none = toEditParts({ proposed: 0, kept: 0, changed: 0, deleted: 0, added: 0 });
  expect(none.every(({ share }) => share === 0)).toBe(true);
});
