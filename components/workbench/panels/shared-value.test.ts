import { expect, it } from 'vitest';
import { sharedValue } from './shared-value';

it('is the value all have, or mixed, or nothing of nothing', () => {
  const read = ({ a }: { a?: number }) => a;
  expect(sharedValue([{ a: 1 }, { a: 1 }], read)).toEqual({ isMixed: false, value: 1 });
  expect(sharedValue([{ a: 1 }, { a: 2 }], read)).toEqual({ isMixed: true });
  expect(sharedValue([{ a: 1 }, {}], read)).toEqual({ isMixed: true });
  expect(sharedValue([{}, {}], read)).toEqual({ isMixed: false, value: undefined });
  expect(sharedValue([], read)).toBeNull();
});
