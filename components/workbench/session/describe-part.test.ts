import { expect, it } from 'vitest';
import type { Region } from '@/core/annotation';
import { toFields } from '@/core/draft/draft-diff';
import { boxRegion, BOX_SCHEMA } from '@/editor/testing/test-editor';
import { describePart } from './describe-part';

const META = { z: 0, isAccepted: false, isRejected: false, isLocked: false };
const base = { id: 'rgn_a' as const, classId: 1, attributes: {}, origin: 'manual' as const };

function describeRegion(region: Region): string {
  return describePart(toFields({ region, ...META }), BOX_SCHEMA);
}

it('a region in conflict is told by class, place and extent, whatever its kind', () => {
  const box = boxRegion('a', [10.4, 20, 30, 40.6], { rotation: 45 });
  expect(describeRegion(box)).toBe('cat · 10, 20 · 30 × 41 px');
  const points: [number, number][] = [
    [50, 10],
    [90, 60],
    [10, 30],
  ];
  expect(describeRegion({ kind: 'polygon', ...base, points })).toBe(
    'dog · 10, 10 · 80 × 50 px · 3 ×',
  );
  expect(describeRegion({ kind: 'span', ...base, start: 3, end: 8 })).toBe('dog · 3–8');
});

it('the classes of an item are told by name, one that is gone by number', () => {
  expect(describePart({ classIds: [2, 7] }, BOX_SCHEMA)).toBe('bird, 7');
});
