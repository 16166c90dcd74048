import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classPath, distinctClassNames } from './class-path';

const node = (id: number, name: string, parentId?: number, isDeleted = false) => ({
  id,
  name,
  isDeleted,
  ...(parentId === undefined ? {} : { parentId }),
});

describe('classPath', () => {
  test('leads from the top down, over missing parents and cycles too', () => {
    const byId = new Map(
      [
        node(0, 'a'),
        node(1, 'b', 0),
        node(2, 'c', 1),
        node(3, 'd', 9),
        node(4, 'e', 5),
        node(5, 'f', 4),
      ].map((entry) => [entry.id, entry]),
    );
    const names = (id: number) => classPath(byId, id).map(({ name }) => name);
    expect(names(2)).toEqual(['a', 'b', 'c']);
    expect(names(3)).toEqual(['d']);
    expect(names(4)).toEqual(['f', 'e']);
    expect(names(8)).toEqual([]);
  });
});

describe('distinctClassNames', () => {
  test('adds what stands above only where a name is shared, and an id where nothing else helps', () => {
    const names = distinctClassNames([
      node(0, 'car'),
      node(1, 'other', 0),
      node(2, 'dog', undefined, true),
      node(3, 'other'),
      node(4, 'dog'),
    ]);
    expect([...names].sort(([a], [b]) => a - b)).toEqual([
      [0, 'car'],
      [1, 'car / other'],
      [2, 'dog #2'],
      [3, 'other'],
      [4, 'dog'],
    ]);
  });

  test('never gives one name twice', () => {
    const entry = fc.tuple(
      fc.constantFrom('a', 'b', 'a / b', 'a #1', 'a #2'),
      fc.option(fc.nat({ max: 7 }), { nil: undefined }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const names = distinctClassNames(
          entries.map(([name, parentId, isDeleted], id) => node(id, name, parentId, isDeleted)),
        );
        expect(names.size).toBe(entries.length);
        expect(new Set(names.values()).size).toBe(entries.length);
      }),
    );
  });
});
