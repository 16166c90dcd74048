import { describe, expect, it } from 'vitest';
import { type BoxRegion, BoxRegionSchema, type Region } from '../annotation';
import { canonicalRow } from './canonical-row';
import type { DatasetRow } from './dataset-row';
import { goldenRows } from './golden-scene';

const [cat] = goldenRows as [DatasetRow, DatasetRow];
const region: BoxRegion = BoxRegionSchema.parse(cat.regions[0]);

describe('canonicalRow', () => {
  it('does not depend on ids, times or the order of keys', () => {
    const other: DatasetRow = {
      ...cat,
      itemId: 'itm_other',
      position: 9,
      regions: [{ ...region, attributes: { b: 1, a: 2 }, origin: 'prediction' }],
      posterior: { 1: 0.5, 0: 0.5 },
      provenance: { ...cat.provenance, taskId: 'tsk_other', resolvedAt: '2030-01-01T00:00:00Z' },
    };
    const same: DatasetRow = {
      ...cat,
      regions: [{ ...region, attributes: { a: 2, b: 1 } }],
      posterior: { 0: 0.5, 1: 0.5 },
    };
    expect(canonicalRow(other)).toBe(canonicalRow(same));
  });

  it('depends on content, split, place and class', () => {
    const lines = [
      cat,
      { ...cat, sha256: 'a'.repeat(64) },
      { ...cat, split: 'val' as const },
      { ...cat, regions: [{ ...region, x: region.x + 1e-9 }] },
      { ...cat, regions: [{ ...region, classId: 1 }] },
      { ...cat, classIds: [1] },
    ].map(canonicalRow);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('writes a row of boxes as it did before there were other kinds, flags and groups', () => {
    expect(canonicalRow({ ...cat, sha256: 'a' })).toBe(
      '{"sha256":"a","name":"img/猫 1.jpg","widthPx":640,"heightPx":480,"split":"train","regions":[{"kind":"box","classId":0,"x":100,"y":120,"width":200,"height":80,"rotation":0,"attributes":{}}],"classIds":[],"posterior":{},"confidence":0.92,"source":"consensus"}\n',
    );
  });

  it('depends on corners, offsets, flags and groups', () => {
    const common = { classId: 0, attributes: {}, origin: 'manual' as const };
    const polygon: Region = {
      ...common,
      kind: 'polygon',
      points: [
        [0, 0],
        [4, 0],
        [4, 4],
      ],
    };
    const lines = [
      region,
      { ...region, flags: ['crowd' as const] },
      { ...region, group: 1 },
      polygon,
      { ...polygon, points: [...polygon.points, [0, 4] satisfies [number, number]] },
      { ...common, kind: 'span' as const, start: 0, end: 4 },
      { ...common, kind: 'span' as const, start: 0, end: 5 },
    ].map((one) => canonicalRow({ ...cat, regions: [one] }));
    expect(new Set(lines).size).toBe(lines.length);
    const [one, other] = [['crowd', 'occluded'] as const, ['occluded', 'crowd'] as const].map(
      (flags) => canonicalRow({ ...cat, regions: [{ ...region, flags: [...flags] }] }),
    );
    expect(one).toBe(other);
  });
});
