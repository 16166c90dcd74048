import type { LabelClass } from '@/core/label-schema/label-schema';

/** A class that is offered, with its place in the taxonomy. */
export interface ClassEntry {
  readonly labelClass: LabelClass;
  /** 0 at the top. */
  readonly depth: number;
  /** The names above it, such as `animal › mammal`; empty at the top. */
  readonly path: string;
}

const SEPARATOR = ' › ';

/**
 * Returns the classes that are not deleted, each after its parent. A class whose parent is deleted,
 * unknown or among its own descendants stands at the top.
 */
export function listClassEntries(classes: readonly LabelClass[]): ClassEntry[] {
  const offered = classes.filter(({ isDeleted }) => !isDeleted);
  const known = new Set(offered.map(({ id }) => id));
  const children = new Map<number | null, LabelClass[]>();
  for (const entry of offered) {
    const { parentId } = entry;
    const parent = parentId !== undefined && known.has(parentId) ? parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), entry]);
  }
  const entries: ClassEntry[] = [];
  const placed = new Set<number>();
  const place = (labelClass: LabelClass, depth: number, path: string) => {
    if (placed.has(labelClass.id)) return;
    placed.add(labelClass.id);
    entries.push({ labelClass, depth, path });
    const below = path === '' ? labelClass.name : `${path}${SEPARATOR}${labelClass.name}`;
    for (const child of children.get(labelClass.id) ?? []) place(child, depth + 1, below);
  };
  for (const top of children.get(null) ?? []) place(top, 0, '');
  for (const rest of offered) place(rest, 0, '');
  return entries;
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** How well one typed word fits: 0 the whole name … 5 only its letters in order; null not at all. */
function rateWord(word: string, name: string, path: string): number | null {
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  const parts = name.split(/[\s\-_/.,()]+/);
  if (parts.some((part) => part.startsWith(word))) return 2;
  if (name.includes(word)) return 3;
  if (path.includes(word)) return 4;
  // one or two letters would fit almost anything
  return word.length > 2 && parts.some((part) => isSubsequence(word, part)) ? 5 : null;
}

/**
 * Returns the entries that every typed word fits, in any order of the words and without regard to
 * case, the best first; all of them, in their order, for an empty query.
 */
export function searchClasses(entries: readonly ClassEntry[], query: string): ClassEntry[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  const found: { entry: ClassEntry; rating: number }[] = [];
  for (const entry of entries) {
    const name = entry.labelClass.name.toLocaleLowerCase();
    const path = entry.path.toLocaleLowerCase();
    let rating = 0;
    for (const word of words) {
      const rated = rateWord(word, name, path);
      if (rated === null) rating = Number.NaN;
      else rating += rated;
    }
    if (Number.isNaN(rating)) continue;
    const isWhole = name === words.join(' ');
    found.push({ entry, rating: isWhole ? -1 : rating });
  }
  return found.sort((a, b) => a.rating - b.rating).map(({ entry }) => entry);
}

/** Returns the entries with those of `recentIds` first, in that order, without their indent. */
export function putRecentFirst(
  entries: readonly ClassEntry[],
  recentIds: readonly number[],
): ClassEntry[] {
  const byId = new Map(entries.map((entry) => [entry.labelClass.id, entry]));
  const recent = recentIds.flatMap((id) => byId.get(id) ?? []);
  const isRecent = new Set(recent.map(({ labelClass }) => labelClass.id));
  return [
    ...recent.map((entry) => ({ ...entry, depth: 0 })),
    ...entries.filter(({ labelClass }) => !isRecent.has(labelClass.id)),
  ];
}
