import { describe, expect, it } from 'vitest';
import type { LabelClass } from '@/core/label-schema/label-schema';
import { listClassEntries, putRecentFirst, searchClasses } from './search-classes';

const make = (id: number, name: string, more: Partial<LabelClass> = {}): LabelClass => ({
  id,
  name,
  color: '#123456',
  shortcut: null,
  isDeleted: false,
  ...more,
});
const names = (entries: ReturnType<typeof listClassEntries>) =>
  entries.map(({ labelClass }) => labelClass.name);
const ANIMALS = listClassEntries([
  make(0, 'animal'),
  make(1, 'Traffic light'),
  make(2, 'cat', { parentId: 0 }),
  make(3, 'light truck'),
  make(4, 'wildcat', { parentId: 2 }),
  make(5, 'caterpillar', { isDeleted: true, parentId: 0 }),
]);

describe('listClassEntries', () => {
  it('puts each class after its parent with its depth, and leaves deleted ones out', () => {
    expect(names(ANIMALS)).toEqual(['animal', 'cat', 'wildcat', 'Traffic light', 'light truck']);
    expect(ANIMALS.map(({ depth }) => depth)).toEqual([0, 1, 2, 0, 0]);
    expect(ANIMALS[2]?.path).toBe('animal › cat');
  });

  it('loses no class to a deleted parent or to a circle', () => {
    const entries = listClassEntries([
      make(0, 'gone', { isDeleted: true }),
      make(1, 'orphan', { parentId: 0 }),
      make(2, 'a', { parentId: 3 }),
      make(3, 'b', { parentId: 2 }),
    ]);
    expect(names(entries).sort()).toEqual(['a', 'b', 'orphan']);
  });
});

describe('searchClasses', () => {
  it('gives all for nothing typed', () => {
    expect(searchClasses(ANIMALS, '  ')).toEqual(ANIMALS);
  });

  it('takes words in any order and case', () => {
    expect(names(searchClasses(ANIMALS, 'LIGHT tra'))).toEqual(['Traffic light']);
    expect(names(searchClasses(ANIMALS, 'light'))).toEqual(['light truck', 'Traffic light']);
  });

  it('puts the whole name before a beginning, that before a part, that before a parent', () => {
    expect(names(searchClasses(ANIMALS, 'cat'))).toEqual(['cat', 'wildcat']);
    expect(names(searchClasses(ANIMALS, 'animal'))).toEqual(['animal', 'cat', 'wildcat']);
  });

  it('forgives left-out letters from three on', () => {
    expect(names(searchClasses(ANIMALS, 'trfc'))).toEqual(['Traffic light']);
    expect(searchClasses(ANIMALS, 'tz')).toEqual([]);
  });

  it('finds its way among 2,000 classes', () => {
    const many = listClassEntries(
      Array.from({ length: 2000 }, (_, id) => make(id, `product ${id} of shelf ${id % 40}`)),
    );
    const found = names(searchClasses(many, 'shelf 39 prod'));
    expect(found.filter((name) => name.endsWith('shelf 39'))).toHaveLength(50);
  });
});

it('recent classes come first, in their order, each once', () => {
  const sorted = putRecentFirst(ANIMALS, [3, 4, 99]);
  expect(names(sorted)).toEqual(['light truck', 'wildcat', 'animal', 'cat', 'Traffic light']);
  expect(sorted[1]?.depth).toBe(0);
});
