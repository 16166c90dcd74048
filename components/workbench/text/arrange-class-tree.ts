import { type ClassEntry, searchClasses } from '../panels/search-classes';

/** A class as it stands in the tree, or among the found ones. */
export interface ClassTreeRow {
  readonly entry: ClassEntry;
  /** Null where no class stands below it, or none is shown below it because of a search. */
  readonly isExpanded: boolean | null;
}

/** Fewer classes than this are all shown at first. */
const EXPANDED_MAX = 40;

/** The classes with others below them, whose entry comes right before those. */
export function listParents(entries: readonly ClassEntry[]): number[] {
  return entries.flatMap(({ labelClass, depth }, index) =>
    (entries[index + 1]?.depth ?? 0) > depth ? [labelClass.id] : [],
  );
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
    return searchClasses(entries, query).map((entry) => ({ entry, isExpanded: null }));
  }
  const parents = new Set(listParents(entries));
  const rows: ClassTreeRow[] = [];
  let closedDepth = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const { labelClass, depth } = entry;
    if (depth > closedDepth) continue;
    closedDepth = Number.POSITIVE_INFINITY;
    const isParent = parents.has(labelClass.id);
    const isExpanded = isParent ? expanded.has(labelClass.id) : null;
    if (isExpanded === false) closedDepth = depth;
    rows.push({ entry, isExpanded });
  }
  return rows;
}
