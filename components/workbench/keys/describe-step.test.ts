import { describe, expect, it } from 'vitest';
import { type RegionId, toRecord } from '@/editor/records';
import { imagePoint } from '@/editor/units';
import { describeCrossing, describeStep, type SpokenState, spokenPolygonOf } from './describe-step';

const id = (name: string) => `rgn_${name}` as RegionId;
const CAT = { id: id('cat'), classId: 0 };
const DOG = { id: id('dog'), classId: 1 };
const REST: SpokenState = {
  regions: [CAT, DOG],
  selectedIds: [],
  activeClassId: 0,
  itemClassIds: [],
  isHidden: false,
  cursor: null,
  polygon: null,
};
const say = (before: Partial<SpokenState>, after: Partial<SpokenState>) =>
  describeStep({ ...REST, ...before }, { ...REST, ...before, ...after });

describe('what is said of a change', () => {
  it('names the region that is selected, drawn or given another class', () => {
    expect(say({}, { selectedIds: [DOG.id] })).toEqual({
      kind: 'region',
      id: DOG.id,
      isNew: false,
    });
    expect(say({ regions: [CAT] }, { regions: [CAT, DOG], selectedIds: [DOG.id] })).toEqual({
      kind: 'region',
      id: DOG.id,
      isNew: true,
    });
    const selected = { selectedIds: [DOG.id] };
    expect(
      say(selected, { regions: [CAT, { ...DOG, classId: 2 }], activeClassId: 2 }),
    ).toMatchObject({ kind: 'region', id: DOG.id });
    expect(say(selected, {})).toBeNull();
  });

  it('counts what is selected together, and what is gone', () => {
    expect(say({}, { selectedIds: [CAT.id, DOG.id] })).toEqual({ kind: 'selectedMany', count: 2 });
    expect(say({ selectedIds: [CAT.id] }, { selectedIds: [] })).toEqual({ kind: 'selectedNone' });
    expect(say({ selectedIds: [DOG.id] }, { selectedIds: [], regions: [CAT] })).toEqual({
      kind: 'deleted',
      count: 1,
    });
    expect(say({}, { regions: [CAT], selectedIds: [CAT.id] })).toMatchObject({ kind: 'region' });
  });

  it('tells the class for the next region, the item’s classes and what is hidden', () => {
    expect(say({}, { activeClassId: 1 })).toEqual({ kind: 'class', classId: 1 });
    expect(say({}, { itemClassIds: [1] })).toEqual({ kind: 'itemClasses', classIds: [1] });
    expect(say({}, { isHidden: true })).toEqual({ kind: 'hidden' });
    expect(say({ isHidden: true }, { isHidden: false })).toEqual({ kind: 'shown' });
  });

  it('follows the cursor of whoever draws by keys, and the size from the first corner', () => {
    const at = imagePoint(120.4, 80);
    expect(say({}, { cursor: { at, anchor: null } })).toEqual({ kind: 'cursor', x: 120, y: 80 });
    expect(say({}, { cursor: { at, anchor: imagePoint(20, 100) } })).toEqual({
      kind: 'corner',
      x: 120,
      y: 80,
      width: 100,
      height: 20,
    });
  });
});

describe('what is said of a polygon', () => {
  const points: [number, number][] = [
    [0, 0],
    [40, 0],
    [40.4, 40],
    [0, 40],
  ];
  const leaf = (corners: [number, number][]) =>
    toRecord(
      { kind: 'polygon', classId: 0, attributes: {}, origin: 'manual', points: corners },
      { id: id('leaf'), z: 0 },
    );
  const state = (corners: [number, number][], index: number | null): SpokenState => ({
    ...REST,
    regions: [{ id: id('leaf'), classId: 0 }],
    selectedIds: [id('leaf')],
    polygon: spokenPolygonOf(leaf(corners), index),
  });

  it('the corner that keys take, where it goes, and that it is let go', () => {
    const [rest, taken] = [state(points, null), state(points, 2)];
    expect(describeStep(rest, taken)).toEqual({ kind: 'taken', place: 3, count: 4, x: 40, y: 40 });
    expect(describeStep(taken, taken)).toBeNull();
    const moved = state(points.with(2, [50, 40]), 2);
    expect(describeStep(taken, moved)).toMatchObject({ kind: 'taken', x: 50 });
    expect(describeStep(taken, rest)).toEqual({ kind: 'letGo' });
    const gone = { ...REST, regions: [], selectedIds: [] };
    expect(describeStep(taken, gone)).toMatchObject({ kind: 'deleted' });
  });

  it('that its sides cross now, and that they no longer do', () => {
    const [plain, bowTie] = [state(points, 2), state(points.with(2, [-20, 20]), 2)];
    expect(describeCrossing(plain, bowTie)).toEqual({ kind: 'crossed' });
    expect(describeCrossing(bowTie, plain)).toEqual({ kind: 'uncrossed' });
    expect(describeCrossing(bowTie, bowTie)).toBeNull();
    expect(describeCrossing({ ...REST, selectedIds: [] }, bowTie)).toBeNull();
  });

  it('nothing of other kinds', () => {
    expect(spokenPolygonOf(undefined, 2)).toBeNull();
  });
});
