import { AppError } from '../errors';
import { assertLabelSchema } from './assert-label-schema';
import { classColor } from './class-colors';
import { fillShortcuts } from './fill-shortcuts';
import type { LabelClass, LabelSchema, LabelSchemaChange, ProjectKind } from './label-schema';

type WantedClass = LabelSchemaChange['classes'][number];

/** Gives each wanted class its id: its own, or for new ones the ids after the highest, in order. */
function assignIds(before: LabelSchema, wanted: readonly WantedClass[]): number[] {
  const known = new Set(before.classes.map(({ id }) => id));
  const seen = new Set<number>();
  let nextId = before.classes.reduce((max, { id }) => Math.max(max, id + 1), 0);
  return wanted.map((entry) => {
    if (entry.id !== undefined && !known.has(entry.id)) {
      throw new AppError('invalid', { message: `No class has the id ${entry.id}` });
    }
    const id = entry.id ?? nextId++;
    if (seen.has(id)) throw new AppError('invalid', { message: `Class ${id} stands twice` });
    seen.add(id);
    return id;
  });
}

/** The nearest class above that is kept: what stood below a class taken away moves up. */
function keptParent(
  old: LabelClass | undefined,
  known: ReadonlyMap<number, LabelClass>,
  kept: ReadonlySet<number>,
): number | undefined {
  let parentId = old?.parentId;
  while (parentId !== undefined && !kept.has(parentId)) parentId = known.get(parentId)?.parentId;
  return parentId;
}

/**
 * Returns the next version of a schema: known ids keep id and place, classes left out become
 * tombstones and those below them move up, new ones get the ids after the highest one ever used, in
 * order, so that a change may name them already. What a change does not mention stays.
 * @throws AppError `invalid` for an unknown id, a double one, or a schema that does not hold
 *   together, see assertLabelSchema
 */
export function nextLabelSchema(
  kind: ProjectKind,
  before: LabelSchema,
  change: LabelSchemaChange,
): LabelSchema {
  const known = new Map(before.classes.map((entry) => [entry.id, entry]));
  const ids = assignIds(before, change.classes);
  const kept = new Set(ids);
  const shortcuts = fillShortcuts(
    change.classes.map(({ id, name, shortcut }) => ({
      name,
      shortcut:
        shortcut !== undefined || id === undefined ? shortcut : (known.get(id)?.shortcut ?? null),
    })),
  );
  const wanted = new Map<number, LabelClass>();
  change.classes.forEach((entry, index) => {
    const id = ids[index] as number;
    const old = known.get(id);
    const parentId =
      entry.parentId === undefined ? keptParent(old, known, kept) : (entry.parentId ?? undefined);
    const keywords = entry.keywords ?? old?.keywords;
    wanted.set(id, {
      id,
      name: entry.name,
      color: entry.color ?? old?.color ?? classColor(id),
      shortcut: shortcuts[index] ?? null,
      isDeleted: false,
      ...(parentId === undefined ? {} : { parentId }),
      ...(keywords?.length ? { keywords } : {}),
    });
  });
  const stayed = before.classes.map((old) => wanted.get(old.id) ?? { ...old, isDeleted: true });
  const added = [...wanted.values()].filter(({ id }) => !known.has(id));
  const attributes = change.attributes ?? before.attributes;
  const schema: LabelSchema = {
    classes: [...stayed, ...added],
    regions: change.regions ?? before.regions,
    choice: change.choice ?? before.choice,
    ...(attributes?.length ? { attributes } : {}),
  };
  assertLabelSchema(kind, schema);
  return schema;
}
