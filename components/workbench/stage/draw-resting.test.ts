import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RegionId, type RegionRecord, toRecord } from '@/editor/records';
import { RestingGroups } from '@/editor/resting-groups';
import { boxRegion } from '@/editor/testing/test-editor';
import { drawResting, LABELS_MAX, type RestingLook } from './draw-resting';

const WINDOW = { left: 0, top: 0, right: 1000, bottom: 1000 };
const STILL = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
const COLORS = ['#aa0000', '#00aa00', '#0000aa'];
const FILLED: RestingLook = {
  lookOf: (classId) => ({
    name: `${classId}`,
    color: COLORS[classId ?? 0] ?? '#888888',
    ink: '#ffffff',
    dash: [],
  }),
  hasLabels: false,
  labelOpacity: 1,
  outlineOpacity: 1,
  fillOpacity: 0.4,
};

/** Writes down what is painted, each with its colour and its first corner. */
function makeCanvas() {
  const painted: string[] = [];
  let corner = '';
  const context = {
    ...{ strokeStyle: '', fillStyle: '', lineWidth: 1, globalAlpha: 1 },
    save() {},
    restore() {},
    transform() {},
    setLineDash() {},
    beginPath() {},
    lineTo() {},
    closePath() {},
    moveTo: (x: number, y: number) => {
      corner = `${x},${y}`;
    },
    fill: () => painted.push(`fill ${context.fillStyle} ${corner}`),
    stroke: () => painted.push(`stroke ${context.strokeStyle} ${corner}`),
    fillRect: (x: number, y: number) => painted.push(`fill ${context.fillStyle} ${x},${y}`),
    strokeRect: (x: number, y: number) => painted.push(`stroke ${context.strokeStyle} ${x},${y}`),
  };
  return { context: context as unknown as CanvasRenderingContext2D, painted };
}

function paint(groups: RestingGroups, look: Partial<RestingLook> = {}, window = WINDOW) {
  const { context, painted } = makeCanvas();
  const drawn = drawResting(context, groups.packed, { ...FILLED, ...look }, window, STILL, 1);
  return { ...drawn, painted };
}

function recordOf(id: string, classId: number, z: number, x = z): RegionRecord {
  const box = boxRegion(id, [x, 10, 50, 50], { classId });
  return toRecord(box, { id: `rgn_${id}` as RegionId, z });
}

function groupsOf(...records: RegionRecord[]): RestingGroups {
  const groups = new RestingGroups();
  for (const record of records) groups.set(record.id, record);
  return groups;
}

const fillsOf = (painted: readonly string[]) =>
  painted.filter((step) => step.startsWith('fill')).map((step) => step.split(' ')[2]);

describe('filled regions that rest', () => {
  it('are painted one over the other across classes, each with its outline', () => {
    const groups = groupsOf(recordOf('a', 0, 1), recordOf('b', 1, 2), recordOf('c', 0, 3));
    expect(paint(groups).painted).toEqual(
      [
        ['#aa0000', '1,10'],
        ['#00aa00', '2,10'],
        ['#aa0000', '3,10'],
      ].flatMap(([color, corner]) => [
        `stroke #ffffff80 ${corner}`,
        `fill ${color}66 ${corner}`,
        `stroke ${color} ${corner}`,
      ]),
    );
  });

  it('lie as they are stacked after one is brought to the front, polygons too', () => {
    const polygon = toRecord(
      {
        kind: 'polygon',
        classId: 2,
        attributes: {},
        origin: 'manual',
        points: [
          [7, 8],
          [60, 10],
          [30, 90],
        ],
      },
      { id: 'rgn_p' as RegionId, z: 2 },
    );
    const groups = groupsOf(recordOf('a', 0, 1), polygon, recordOf('c', 0, 3));
    expect(fillsOf(paint(groups).painted)).toEqual(['1,10', '7,8', '3,10']);
    groups.set('rgn_a' as RegionId, recordOf('a', 0, 4, 1));
    expect(fillsOf(paint(groups).painted)).toEqual(['7,8', '3,10', '1,10']);
  });

  it('lie in order whatever was put, moved and taken away', () => {
    const edit = fc.record({
      at: fc.nat(29),
      classId: fc.nat(2),
      z: fc.option(fc.double({ min: -9, max: 9, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 90 }), (edits) => {
        const groups = new RestingGroups();
        const shown = new Map<number, number>();
        for (const { at, classId, z } of edits) {
          const id = `rgn_${at}` as RegionId;
          groups.set(id, z === null ? null : recordOf(`${at}`, classId, z, at));
          if (z === null) shown.delete(at);
          else shown.set(at, z);
          // packs each state, so that later ones are patched
          expect(groups.packed.flatMap(({ ids }) => ids)).toHaveLength(shown.size);
        }
        const heights = fillsOf(paint(groups).painted).map((corner) =>
          shown.get(Number(corner?.split(',')[0])),
        );
        expect(heights).toHaveLength(shown.size);
        expect(heights).toEqual(heights.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
      }),
    );
  });

  it('are painted class by class where they are many in view, and stacked where few of them are', () => {
    const many = Array.from({ length: LABELS_MAX + 1 }, (_, z) => recordOf(`${z}`, z % 2, z));
    const groups = groupsOf(...many);
    const [first, second] = fillsOf(paint(groups).painted);
    expect([first, second]).toEqual(['0,10', '2,10']);
    const near = paint(groups, {}, { ...WINDOW, left: 300, right: 301 });
    expect(near.regions).toBe(52);
    expect(fillsOf(near.painted).slice(0, 3)).toEqual(['250,10', '251,10', '252,10']);
  });

  it('are painted class by class where all around them is, and where nothing is filled', () => {
    const groups = groupsOf(recordOf('a', 0, 1), recordOf('b', 1, 2), recordOf('c', 0, 3));
    const inGroups = ['1,10', '3,10', '2,10'];
    expect(fillsOf(paint(groups, { isByGroup: true }).painted)).toEqual(inGroups);
    const bare = paint(groups, { fillOpacity: 0 }).painted;
    expect(bare.slice(-3).map((step) => step.split(' ')[2])).toEqual(inGroups);
    expect(fillsOf(bare)).toEqual([]);
  });
});
