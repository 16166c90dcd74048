import type { LabelClass } from './label-schema';

type Node = Pick<LabelClass, 'id' | 'name' | 'parentId'>;

/** Stands between the names of a path. */
const PATH_SEPARATOR = ' / ';

/**
 * Returns the classes from the top of the taxonomy down to this one; empty for an unknown class. A
 * parent that is not among the classes is left out.
 */
export function classPath(byId: ReadonlyMap<number, Node>, classId: number): Node[] {
  const path: Node[] = [];
  const seen = new Set<number>();
  let node = byId.get(classId);
  while (node !== undefined && !seen.has(node.id)) {
    seen.add(node.id);
    path.unshift(node);
    node = node.parentId === undefined ? undefined : byId.get(node.parentId);
  }
  return path;
}

/**
 * Returns a name for each class that no other one has: its own name where no other class has it,
 * else the names from the top down, and with its id where even these are taken; classes in use come
 * before deleted ones.
 */
export function distinctClassNames(
  classes: readonly (Node & Pick<LabelClass, 'isDeleted'>)[],
): Map<number, string> {
  const byId = new Map(classes.map((entry) => [entry.id, entry]));
  const sharers = new Map<string, number>();
  for (const { name } of classes) sharers.set(name, (sharers.get(name) ?? 0) + 1);
  const names = new Map<number, string>();
  const taken = new Set<string>();
  const ordered = classes.toSorted(
    (a, b) => Number(a.isDeleted) - Number(b.isDeleted) || a.id - b.id,
  );
  for (const { id, name } of ordered) {
    const path = classPath(byId, id).map((node) => node.name);
    const wanted = sharers.get(name) === 1 ? name : path.join(PATH_SEPARATOR);
    let given = wanted;
    while (taken.has(given)) given = `${given} #${id}`;
    taken.add(given);
    names.set(id, given);
  }
  return names;
}
