import { expect, test } from 'vitest';
import type { LabelClass } from '@/core/label-schema/label-schema';
import { largestBySplit, toClassRows } from './class-rows';

function makeClass(id: number, isDeleted = false): LabelClass {
  return { id, name: `class ${id}`, color: '#0072b2', shortcut: null, isDeleted };
}

const VERSION = {
  labelSchema: {
    classes: [makeClass(0), makeClass(1), makeClass(2, true), makeClass(3, true)],
    regions: [],
    choice: 'single' as const,
  },
  statistics: {
    items: 16,
    regions: 0,
    itemsBySplit: {},
    sources: {},
    classesBySplit: { 1: { train: 9, test: 1 }, 3: { val: 6 } },
  },
};

test('classes come by frequency, unused ones stay in sight, unused deleted ones do not', () => {
  const rows = toClassRows(VERSION);
  expect(rows.map(({ labelClass, total }) => [labelClass.id, total])).toEqual([
    [1, 10],
    [3, 6],
    [0, 0],
  ]);
  expect(largestBySplit(rows)).toEqual({ train: 9, val: 6, test: 1 });
});
