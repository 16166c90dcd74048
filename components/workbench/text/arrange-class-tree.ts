import { type ClassEntry, searchClasses } from '../panels/search-classes';

/** A class as it stands in the tree, or among the found ones. */
export interface ClassTreeRow {
  readonly entry: ClassEntry;
  /** Null where no class stands below it, or none is shown below it because of a search. */
  readonly isExpanded: boolean | null;
  /** From 1, for whoever hears the row: only those in sight are on the page. */
  readonly level: number;
  /** Place among those below the same class, from 1, and how many they are. */
  readonly place: number;
  readonly siblingCount: number;
}

/** Fewer classes than this are all shown at first. */
const EXPANDED_MAX = 40;

/** The classes with others below them, whose entry comes right before those. */
export function listParents(entries: readonly ClassEntry[]): number[] {
  return entries.flatMap(({ labelClass, depth }, index) =>
    (entries[index + 1]?.depth ?? 0) > depth ? [labelClass.id] : [],
  );
}

/** Each entry's place among those below the same class, and their number, by the class's id. */
function placeAmongSiblings(entries: readonly ClassEntry[]) {
  const places = new Map<
    number,
    { readonly place: number; readonly siblings: { count: number } }
  >();
  const open: { count: number }[] = [];
  for (const { labelClass, depth } of entries) {
    open.length = depth + 1;
    const siblings = (open[depth] ??= { count: 0 });
    siblings.count += 1;
    places.set(labelClass.id, { place: siblings.count, siblings });
  }
  return places;
}

/** What is open when a tree is seen for the first time: all of a small one, else nothing. */
export function firstExpanded(entries: readonly ClassEntry[]): ReadonlySet<number> {
  return new Set(entries.length <= EXPANDED_MAX ? listParents(entries) : []);
}

/**
 * Returns the rows in sight: each class below its open parents, or for a query the classes that
 * fit, the best first and without a tree.
 */
export function arrangeClassTree(
  entries: readonly ClassEntry[],
  expanded: ReadonlySet<number>,
  query: string,
): ClassTreeRow[] {
  if (query.trim() !== '') {
    const found = searchClasses(entries, query);
    const siblingCount = found.length;
    return found.map((entry, index) => {
      return { entry, isExpanded: null, level: 1, place: index + 1, siblingCount };
    });
  }
  const parents = new Set(listParents(entries));
  const places = placeAmongSiblings(entries);
  const rows: ClassTreeRow[] = [];
  let closedDepth = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const { labelClass, depth } = entry;
    if (depth > closedDepth) continue;
    closedDepth = Number.POSITIVE_INFINITY;
    const isParent = parents.has(labelClass.id);
    const isExpanded = isParent ? expanded.has(labelClass.id) : null;
    if (isExpanded === false) closedDepth = depth;
    const known = places.get(labelClass.id);
    const { place = 1, siblings = { count: 1 } } = known ?? {};
    rows.push({ entry, isExpanded, level: depth + 1, place, siblingCount: siblings.count });
  }
  return rows;
}
