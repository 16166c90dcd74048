import { expect, test } from 'vitest';
import { countLabels, missingForFreeze } from './label-counts';

const NONE = {
  items: 9,
  tasks: { open: 9, completed: 0, total: 9 },
  consensus: { agreed: 0, disputed: 0, pending: 0, resolved: 0 },
};

test('what is missing is named: items, then decisions, then labels', () => {
  expect(missingForFreeze({ ...NONE, items: 0 })?.reason).toBe('items');
  expect(missingForFreeze(NONE)?.path).toBe('/label');
  const disputed = { ...NONE, consensus: { ...NONE.consensus, disputed: 2 } };
  expect(missingForFreeze(disputed)?.path).toBe('/review');
});

test('one settled label is enough, and an agreed one is counted once', () => {
  const settled = { ...NONE, consensus: { agreed: 1, disputed: 2, pending: 1, resolved: 1 } };
  expect(missingForFreeze(settled)).toBeNull();
  expect(countLabels(settled)).toEqual({ settled: 1, disputed: 2 });
});
