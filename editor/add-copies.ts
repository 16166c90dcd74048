import { REGIONS_MAX, type Region } from '@/core/annotation';
import type { Box } from '@/core/geometry/box';
import { newId } from '@/core/ids';
import { clampShift, unionBounds } from './bounds';
import type { EditorContext } from './editor-context';
import { type RegionId, type RegionRecord, toRecord, toRegion } from './records';
import { fitAttributes } from './region-attributes';
import { shapeOf } from './shapes/shape-registry';

/** ImagePx to the right and down. */
interface Shift {
  readonly dx: number;
  readonly dy: number;
}

export const NO_SHIFT: Shift = { dx: 0, dy: 0 };

/** Whether so many regions more find room in the answer. */
export function hasRoomFor({ document }: EditorContext, count: number): boolean {
  return count > 0 && document.list.ordered.length + count <= REGIONS_MAX;
}

/** Returns the number that the next group takes. */
export function nextGroup(regions: readonly Pick<Region, 'group'>[]): number {
  return 1 + regions.reduce((highest, { group = 0 }) => Math.max(highest, group), 0);
}

/** A copy is a person's own region, whatever it was made from, and in a group of the copies' own. */
function copyRecords(editor: EditorContext, regions: readonly Region[]): RegionRecord[] {
  const { schema, list } = editor.document;
  const known = new Set(schema.classes.flatMap(({ id, isDeleted }) => (isDeleted ? [] : [id])));
  const firstGroup = nextGroup(list.ordered);
  const groups = new Map<number, number>();
  return regions.flatMap((region) => {
    if (!schema.regions.includes(region.kind) || !known.has(region.classId)) return [];
    const { confidence: _confidence, group, ...rest } = region;
    if (group !== undefined && !groups.has(group)) groups.set(group, firstGroup + groups.size);
    const ownGroup = group === undefined ? undefined : groups.get(group);
    const copy: Region = {
      ...rest,
      origin: 'manual',
      attributes: fitAttributes(schema, region.classId, region.attributes),
      ...(ownGroup === undefined ? {} : { group: ownGroup }),
    };
    return [toRecord(copy, { id: newId('region'), z: 0 })];
  });
}

/**
 * Adds copies on top, moved as one by `shiftOf` their common bounds and cut off at the image's
 * edges; what has no class or kind here, lies outside, or is not wanted there, is left out. Returns
 * the ids of the rest.
 */
export function addCopies(
  editor: EditorContext,
  regions: readonly Region[],
  shiftOf: (bounds: Box, copies: readonly RegionRecord[]) => Shift,
  isWanted: (copy: RegionRecord) => boolean = () => true,
): RegionId[] {
  const { document, image } = editor;
  const copies = copyRecords(editor, regions);
  if (copies.length === 0) return [];
  const bounds = unionBounds(copies.map((copy) => shapeOf(copy).bounds(copy)));
  const { dx, dy } = shiftOf(bounds, copies);
  const placed = copies.flatMap((copy) => {
    const shape = shapeOf(copy);
    const moved = dx === 0 && dy === 0 ? copy : shape.move(copy, dx, dy);
    return (shape.fit === undefined ? moved : shape.fit(moved, image)) ?? [];
  });
  return document.add(placed.filter(isWanted).map(toRegion));
}

/** Whether a region of the same class lies in exactly the same place, where nobody would see two. */
export function hasTwin({ document }: EditorContext, region: RegionRecord): boolean {
  const shape = shapeOf(region);
  const packed = shape.pack([region]);
  return document.index.within(shape.bounds(region)).some((id) => {
    const other = document.get(id);
    if (other?.kind !== region.kind || other.classId !== region.classId) return false;
    const others = shape.pack([other]);
    return others.length === packed.length && others.every((value, at) => value === packed[at]);
  });
}

const OFFSET_PX = 10;
const TRIES_MAX = 100;

function covers(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/**
 * Returns the least shift by which copies do not cover exactly what is there already: none, or
 * downwards to the right as far as the image goes, then the other way.
 */
export function shiftBeside(
  { document, image }: EditorContext,
  bounds: Box,
  [first]: readonly RegionRecord[],
): Shift {
  if (first === undefined) return NO_SHIFT;
  const isTaken = ({ dx, dy }: Shift) => {
    const moved = shapeOf(first).bounds(shapeOf(first).move(first, dx, dy));
    return document.index.within(moved).some((id) => {
      const other = document.get(id);
      return other !== undefined && covers(shapeOf(other).bounds(other), moved);
    });
  };
  for (const sign of [1, -1]) {
    for (let turn = 0; turn < TRIES_MAX; turn += 1) {
      const offset = sign * turn * OFFSET_PX;
      const shift = clampShift(bounds, offset, offset, image);
      if (!isTaken(shift)) return shift;
    }
  }
  return NO_SHIFT;
}
