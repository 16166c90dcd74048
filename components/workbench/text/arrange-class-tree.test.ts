import { describe, expect, test } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { listClassEntries } from '../panels/search-classes';
import { arrangeClassTree, firstExpanded, listParents } from './arrange-class-tree';

const { classes } = makeLabelSchema('text', {
  classes: [
    { name: 'animal' },
    { name: 'plant' },
    { name: 'mammal' },
    { name: 'cat' },
    { name: 'bird' },
    { name: 'rose' },
  ],
});
const parents = [undefined, undefined, 0, 2, 0, 1];
const entries = listClassEntries(
  classes.map((entry, index) => {
    const parentId = parents[index];
    return parentId === undefined ? entry : { ...entry, parentId };
  }),
);

const names = (expanded: readonly number[], query = '') =>
  arrangeClassTree(entries, new Set(expanded), query).map(
    ({ entry, isExpanded }) =>
      `${'-'.repeat(entry.depth)}${entry.labelClass.name}${isExpanded === null ? '' : isExpanded ? '▾' : '▸'}`,
  );

describe('arrangeClassTree', () => {
  test('shows what stands below open parents', () => {
    expect(names([])).toEqual(['animal▸', 'plant▸']);
    expect(names([0])).toEqual(['animal▾', '-mammal▸', '-bird', 'plant▸']);
    expect(names([2])).toEqual(['animal▸', 'plant▸']);
    expect(names([0, 1, 2])).toEqual(['animal▾', '-mammal▾', '--cat', '-bird', 'plant▾', '-rose']);
  });

  test('each row knows its place among its siblings, however few of them are drawn', () => {
    const placesOf = (expanded: readonly number[], query = '') =>
      arrangeClassTree(entries, new Set(expanded), query).map(
        ({ entry, level, place, siblingCount }) =>
          `${entry.labelClass.name} ${level}: ${place} of ${siblingCount}`,
      );
    expect(placesOf([0, 2])).toEqual([
      'animal 1: 1 of 2',
      'mammal 2: 1 of 2',
      'cat 3: 1 of 1',
      'bird 2: 2 of 2',
      'plant 1: 2 of 2',
    ]);
    expect(placesOf([], 'animal')).toEqual([
      'animal 1: 1 of 4',
      'mammal 1: 2 of 4',
      'cat 1: 3 of 4',
      'bird 1: 4 of 4',
    ]);
  });

  test('a search goes through all of it, by the names above too', () => {
    expect(names([], 'ca')).toEqual(['--cat']);
    expect(names([], 'animal bird')).toEqual(['-bird']);
    expect(names([], 'nothing')).toEqual([]);
  });

  test('a small tree is open at first', () => {
    expect([...firstExpanded(entries)].sort()).toEqual([0, 1, 2]);
    expect(listParents(entries).sort()).toEqual([0, 1, 2]);
  });
});
