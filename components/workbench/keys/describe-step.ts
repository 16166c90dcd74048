import type { RegionId, RegionRecord } from '@/editor/records';
import { shapeOf } from '@/editor/shapes/shape-registry';
import type { KeyboardCursor } from '@/editor/tools/tool-state';

/** What of the workbench is worth telling to somebody who does not see it. */
export interface SpokenState {
  readonly regions: readonly { readonly id: RegionId; readonly classId: number }[];
  readonly selectedIds: readonly RegionId[];
  readonly activeClassId: number | null;
  readonly itemClassIds: readonly number[];
  readonly isHidden: boolean;
  readonly cursor: KeyboardCursor | null;
  /** The polygon that is selected alone. */
  readonly polygon: SpokenPolygon | null;
}

/** What of a selected polygon is worth telling while it is changed. */
export interface SpokenPolygon {
  readonly id: RegionId;
  readonly doesCross: boolean;
  /** The corner that keys have taken. */
  readonly corner: SpokenCorner | null;
}

interface SpokenCorner {
  /** From 1. */
  readonly place: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

/** What is to be said; the words are the host's. */
export type Spoken =
  | { readonly kind: 'region'; readonly id: RegionId; readonly isNew: boolean }
  | { readonly kind: 'selectedMany'; readonly count: number }
  | { readonly kind: 'selectedNone' }
  | { readonly kind: 'deleted'; readonly count: number }
  | { readonly kind: 'class'; readonly classId: number }
  | { readonly kind: 'itemClasses'; readonly classIds: readonly number[] }
  | { readonly kind: 'hidden' | 'shown' }
  | ({ readonly kind: 'taken' } & SpokenCorner)
  | { readonly kind: 'letGo' | 'crossed' | 'uncrossed' }
  | { readonly kind: 'cursor'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'corner';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

function speakCursor({ at, anchor }: KeyboardCursor): Spoken {
  const [x, y] = [Math.round(at.x), Math.round(at.y)];
  if (anchor === null) return { kind: 'cursor', x, y };
  const width = Math.round(Math.abs(at.x - anchor.x));
  const height = Math.round(Math.abs(at.y - anchor.y));
  return { kind: 'corner', x, y, width, height };
}

function classOf(state: SpokenState, id: RegionId): number | undefined {
  return state.regions.find((region) => region.id === id)?.classId;
}

function speakSelection(before: SpokenState, after: SpokenState): Spoken | null {
  const [first] = after.selectedIds;
  if (after.selectedIds.length > 1) {
    return before.selectedIds === after.selectedIds
      ? null
      : { kind: 'selectedMany', count: after.selectedIds.length };
  }
  if (first === undefined) return before.selectedIds.length > 0 ? { kind: 'selectedNone' } : null;
  const isSame = before.selectedIds.length === 1 && before.selectedIds[0] === first;
  if (isSame && classOf(before, first) === classOf(after, first)) return null;
  const isNew = !before.regions.some(({ id }) => id === first);
  return { kind: 'region', id: first, isNew };
}

/** Returns what may be told of the region where it has corners, as a polygon. */
export function spokenPolygonOf(
  region: RegionRecord | undefined,
  cornerIndex: number | null,
): SpokenPolygon | null {
  if (region === undefined) return null;
  const shape = shapeOf(region);
  const points = shape.corners?.(region);
  if (points === undefined) return null;
  const { id } = region;
  const point = cornerIndex === null ? undefined : points[cornerIndex];
  const doesCross = shape.isCrossed?.(region) ?? false;
  if (cornerIndex === null || point === undefined) return { id, doesCross, corner: null };
  const [x, y] = [Math.round(point[0]), Math.round(point[1])];
  return { id, doesCross, corner: { place: cornerIndex + 1, count: points.length, x, y } };
}

function speakCorner(before: SpokenPolygon | null, after: SpokenPolygon | null): Spoken | null {
  if (after === null) return null;
  const isSame = before?.id === after.id;
  const [was, is] = [isSame ? before.corner : null, after.corner];
  if (is === null) return isSame && was !== null ? { kind: 'letGo' } : null;
  const isAsBefore =
    was?.place === is.place && was.count === is.count && was.x === is.x && was.y === is.y;
  return isAsBefore ? null : { kind: 'taken', ...is };
}

/** Returns what is to be said beside all else where the selected polygon now crosses itself, or no longer. */
export function describeCrossing(before: SpokenState, after: SpokenState): Spoken | null {
  const [was, is] = [before.polygon, after.polygon];
  if (was === null || is === null || was.id !== is.id || was.doesCross === is.doesCross) {
    return null;
  }
  return { kind: is.doesCross ? 'crossed' : 'uncrossed' };
}

/** Returns the one thing most worth telling of a change; null where nothing is. */
export function describeStep(before: SpokenState, after: SpokenState): Spoken | null {
  if (after.cursor !== null && after.cursor !== before.cursor) return speakCursor(after.cursor);
  const goneCount = before.regions.length - after.regions.length;
  const selection = speakSelection(before, after);
  if (goneCount > 0 && selection?.kind !== 'region') return { kind: 'deleted', count: goneCount };
  if (selection !== null) return selection;
  const corner = speakCorner(before.polygon, after.polygon);
  if (corner !== null) return corner;
  if (after.itemClassIds !== before.itemClassIds) {
    return { kind: 'itemClasses', classIds: after.itemClassIds };
  }
  if (after.activeClassId !== before.activeClassId && after.activeClassId !== null) {
    return { kind: 'class', classId: after.activeClassId };
  }
  if (after.isHidden !== before.isHidden) return { kind: after.isHidden ? 'hidden' : 'shown' };
  return null;
}
