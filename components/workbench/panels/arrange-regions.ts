import type { RegionFlag } from '@/core/annotation';
import { isSuspect, type RegionId, type RegionRecord } from '@/editor/records';
import { shapeOf } from '@/editor/shapes/shape-registry';

export const REGION_SORTS = ['suspicion', 'order', 'class', 'size', 'position'] as const;
/** `order`: as they lie, topmost first; `size`: smallest first; `position`: as one reads. */
type RegionSort = (typeof REGION_SORTS)[number];

export const REGION_STATES = ['suspect', 'manual', 'edited', 'locked', 'hidden'] as const;
/** What is looked for beside the class; `edited`: a proposal that a person has changed. */
type RegionState = (typeof REGION_STATES)[number];

/** What the list shows and in which order. */
export interface Arrangement {
  /** Words that class name, attributes, group or marked text must hold. */
  readonly text: string;
  readonly classId: number | null;
  readonly state: RegionState | null;
  readonly flag: RegionFlag | null;
  readonly sort: RegionSort;
  readonly isReversed: boolean;
}

/** Everything, most suspect first. */
export const PLAIN: Arrangement = {
  text: '',
  classId: null,
  state: null,
  flag: null,
  sort: 'suspicion',
  isReversed: false,
};

/** Returns the order that was chosen before, as far as what was stored makes sense. */
export function readOrder(stored: unknown): Pick<Arrangement, 'sort' | 'isReversed'> {
  const { sort, isReversed } = (stored ?? {}) as Record<string, unknown>;
  return {
    sort: REGION_SORTS.find((known) => known === sort) ?? PLAIN.sort,
    isReversed: isReversed === true,
  };
}

/** How many of the filters are in force, the text left aside. */
export function countFilters({ classId, state, flag }: Arrangement): number {
  return [classId, state, flag].filter((value) => value !== null).length;
}

/** What arranging needs to know beside the regions themselves. */
interface ArrangeContext {
  readonly nameOf: (classId: number) => string;
  /** The words that a span marks; empty for other regions. */
  readonly textOf: (region: RegionRecord) => string;
  readonly hiddenIds: ReadonlySet<RegionId>;
}

function hasState(region: RegionRecord, state: RegionState, { hiddenIds }: ArrangeContext) {
  switch (state) {
    case 'suspect':
      return isSuspect(region);
    case 'manual':
      return region.origin === 'manual';
    case 'edited':
      return region.origin === 'prediction_edited';
    case 'locked':
      return region.isLocked;
    case 'hidden':
      return hiddenIds.has(region.id);
  }
}

function describe(region: RegionRecord, name: string, text: string): string {
  const values = Object.values(region.attributes).filter((value) => typeof value !== 'boolean');
  const group = region.group === undefined ? '' : `#${region.group}`;
  return [name, group, text, ...values].join(' ').toLocaleLowerCase();
}

function filterRegions(
  regions: readonly RegionRecord[],
  { text, classId, state, flag }: Arrangement,
  context: ArrangeContext,
): readonly RegionRecord[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && classId === null && state === null && flag === null) return regions;
  const names = new Map<number, string>();
  const nameOf = (id: number) => {
    const known = names.get(id) ?? context.nameOf(id);
    names.set(id, known);
    return known;
  };
  return regions.filter((region) => {
    if (classId !== null && region.classId !== classId) return false;
    if (state !== null && !hasState(region, state, context)) return false;
    if (flag !== null && region.flags?.includes(flag) !== true) return false;
    if (words.length === 0) return true;
    const held = describe(region, nameOf(region.classId), context.textOf(region));
    return words.every((word) => held.includes(word));
  });
}

/** Returns what each region is compared by: numbers, the lesser first. */
function rankBy(
  sort: RegionSort,
  regions: readonly RegionRecord[],
  { nameOf }: ArrangeContext,
): (region: RegionRecord) => readonly [number, number] {
  switch (sort) {
    case 'suspicion':
      return () => [0, 0];
    case 'order':
      return ({ z }) => [-z, 0];
    case 'size':
      return (region) => [shapeOf(region).area(region), 0];
    case 'position':
      return (region) => {
        const { x, y } = shapeOf(region).bounds(region);
        return [y, x];
      };
    case 'class': {
      const ids = [...new Set(regions.map(({ classId }) => classId))];
      const byName = ids.sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || a - b);
      const places = new Map(byName.map((id, place) => [id, place]));
      return ({ classId, z }) => [places.get(classId) ?? 0, z];
    }
  }
}

/**
 * Returns the regions that pass the filters in the wanted order; the very same array where nothing
 * is asked for. `regions` come most suspect first, which is also the order of equals.
 */
export function arrangeRegions(
  regions: readonly RegionRecord[],
  arrangement: Arrangement,
  context: ArrangeContext,
): readonly RegionRecord[] {
  const { sort, isReversed } = arrangement;
  const kept = filterRegions(regions, arrangement, context);
  if (sort === 'suspicion') return isReversed ? kept.toReversed() : kept;
  const rank = rankBy(sort, kept, context);
  const ranked = kept.map((region) => ({ region, rank: rank(region) }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1]);
  const sorted = ranked.map(({ region }) => region);
  return isReversed ? sorted.reverse() : sorted;
}
