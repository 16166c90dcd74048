import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/core/ids';
import type { RegionRecord } from '@/editor/records';
import { RestingGroups } from '@/editor/resting-groups';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { findChanges } from './find-changes';

const px = fc.integer({ min: 0, max: 900 });
const size = fc.integer({ min: 1, max: 90 });
const classId = fc.nat(2);
const rotation = fc.constantFrom(0, 30);
const looks = fc.oneof(
  fc.record({
    kind: fc.constant('box'),
    x: px,
    y: px,
    width: size,
    height: size,
    rotation,
    classId,
  }),
  fc.record({
    kind: fc.constant('polygon'),
    points: fc.array(fc.tuple(px, px), { minLength: 3, maxLength: 5 }),
    classId,
  }),
);

function toRecord(look: object, id: string): RegionRecord {
  const meta = { typeName: 'region', z: 1, isAccepted: false, isRejected: false, isLocked: false };
  return { ...meta, id, origin: 'manual', attributes: {}, ...look } as unknown as RegionRecord;
}

/** How often each look is shown. */
function countLooks(records: Iterable<RegionRecord>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id: _, ...look } of records) {
    const key = JSON.stringify(look);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe('changes of what rests', () => {
  it('lie within the windows that are found, whatever was changed, made and removed', () => {
    const edits = fc.array(fc.record({ at: fc.nat(24), look: fc.option(looks) }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(looks, { maxLength: 20 }), edits, (start, changes) => {
        const groups = new RestingGroups();
        const ids = Array.from({ length: 25 }, () => newId('region'));
        const shown = new Map<string, RegionRecord>();
        const put = (at: number, look: object | null) => {
          const id = ids[at] as (typeof ids)[number];
          const record = look === null ? null : toRecord(look, id);
          groups.set(id, record);
          if (record === null) shown.delete(id);
          else shown.set(id, record);
        };
        start.forEach((look, at) => put(at, look));
        const before = groups.packed;
        const countsBefore = countLooks(shown.values());
        for (const { at, look } of changes) put(at, look);
        const windows = findChanges(before, groups.packed, 1_000) ?? [];
        const counts = countLooks(shown.values());
        for (const key of new Set([...countsBefore.keys(), ...counts.keys()])) {
          if (countsBefore.get(key) === counts.get(key)) continue;
          const record = toRecord(JSON.parse(key) as object, newId('region'));
          const { x, y, width, height } = shapeOf(record).bounds(record);
          const isCovered = windows.some(
            ({ left, top, right, bottom }) =>
              left <= x + 1e-6 &&
              top <= y + 1e-6 &&
              right >= x + width - 1e-6 &&
              bottom >= y + height - 1e-6,
          );
          expect(isCovered, key).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are none where nothing changed, and too many to name where much did', () => {
    const groups = new RestingGroups();
    const place = (shift: number) => {
      for (let n = 0; n < 50; n += 1) {
        const box = { kind: 'box', x: n * 10 + shift, y: 5, width: 8, height: 8, rotation: 0 };
        const id = `rgn_${n}`;
        groups.set(id as RegionRecord['id'], toRecord({ ...box, classId: 0 }, id));
      }
    };
    place(0);
    const before = groups.packed;
    place(0);
    expect(findChanges(before, groups.packed, 32)).toEqual([]);
    place(1);
    expect(findChanges(before, groups.packed, 32)).toBeNull();
    expect(findChanges(before, groups.packed, 100)).toHaveLength(100);
  });
});
