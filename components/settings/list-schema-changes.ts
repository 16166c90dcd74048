import type { z } from 'zod';
import type { countLabelUsesContract } from '@/core/contracts/count-label-uses.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { changeOf, draftOf, type SchemaDraft } from './schema-draft';

export type LabelUses = z.output<(typeof countLabelUsesContract)['response']>;

/** One thing a draft changes, and what it touches. */
export interface SchemaChangeNote {
  what:
    | 'classAdded'
    | 'classRemoved'
    | 'classRenamed'
    | 'classMoved'
    | 'kindAdded'
    | 'kindRemoved'
    | 'choiceChanged'
    | 'attributeAdded'
    | 'attributeRemoved'
    | 'attributeChanged';
  /** Of the class, kind, choice or attribute; the former one. */
  name: string;
  /** The new name of a renamed class. */
  newName: string;
  /** Of a class that is taken away: it can be brought back. */
  classId: number | null;
  /** Regions and items in people's answers that it touches; null while they are being counted. */
  regions: number | null;
  items: number | null;
}

type Note = Pick<SchemaChangeNote, 'what' | 'name'> & Partial<SchemaChangeNote>;

const NOTHING = { newName: '', classId: null, regions: 0, items: 0 };

function listClassNotes(before: LabelSchema, draft: SchemaDraft, uses: LabelUses | null): Note[] {
  const live = before.classes.filter(({ isDeleted }) => !isDeleted);
  const kept = new Map(draft.classes.map((row) => [row.id, row]));
  const ids = new Map(draft.classes.map(({ key, id }) => [key, id]));
  const isLive = new Set(live.map(({ id }) => id));
  const usesOf = (classId: number) => {
    if (uses === null) return { regions: null, items: null };
    const found = uses.classes.find((row) => row.classId === classId);
    return { regions: found?.regions ?? 0, items: found?.items ?? 0 };
  };
  const notes = live.flatMap(({ id, name, parentId }): Note[] => {
    const row = kept.get(id);
    if (row === undefined) return [{ what: 'classRemoved', name, classId: id, ...usesOf(id) }];
    const newName = row.name.trim();
    const wasBelow = parentId !== undefined && isLive.has(parentId) ? parentId : null;
    const isBelow = row.parentKey === null ? null : (ids.get(row.parentKey) ?? -1);
    return [
      ...(newName === name
        ? []
        : [{ what: 'classRenamed' as const, name, newName, ...usesOf(id) }]),
      ...(wasBelow === isBelow ? [] : [{ what: 'classMoved' as const, name }]),
    ];
  });
  const added = draft.classes.filter(({ id, name }) => id === null && name.trim() !== '');
  return [...notes, ...added.map(({ name }): Note => ({ what: 'classAdded', name: name.trim() }))];
}

function listKindNotes(before: LabelSchema, draft: SchemaDraft, uses: LabelUses | null): Note[] {
  const removed = before.regions.filter((kind) => !draft.regions.includes(kind));
  const added = draft.regions.filter((kind) => !before.regions.includes(kind));
  const countOf = (kind: string) =>
    uses === null ? null : (uses.kinds.find((row) => row.kind === kind)?.regions ?? 0);
  return [
    ...removed.map((kind): Note => ({ what: 'kindRemoved', name: kind, regions: countOf(kind) })),
    ...added.map((kind): Note => ({ what: 'kindAdded', name: kind })),
    ...(draft.choice === before.choice
      ? []
      : [{ what: 'choiceChanged' as const, name: draft.choice }]),
  ];
}

function listAttributeNotes(
  before: LabelSchema,
  after: LabelSchema | null,
  uses: LabelUses | null,
): Note[] {
  if (after === null) return [];
  // As the draft writes them, so that the order of keys makes no difference.
  const old = changeOf(before, draftOf(before)).attributes ?? [];
  const fresh = after.attributes ?? [];
  const countOf = (name: string) =>
    uses === null ? null : (uses.attributes.find((row) => row.name === name)?.regions ?? 0);
  const notes = old.flatMap((definition): Note[] => {
    const { name } = definition;
    const next = fresh.find((other) => other.name === name);
    if (next === undefined) return [{ what: 'attributeRemoved', name, regions: countOf(name) }];
    const isSame = JSON.stringify(next) === JSON.stringify(definition);
    return isSame ? [] : [{ what: 'attributeChanged', name, regions: countOf(name) }];
  });
  const added = fresh.filter(({ name }) => !old.some((other) => other.name === name));
  return [...notes, ...added.map(({ name }): Note => ({ what: 'attributeAdded', name }))];
}

/**
 * Lists what a draft changes, in words a manager knows; `after` is the schema it makes, null where
 * it does not hold together.
 */
export function listSchemaChanges(
  before: LabelSchema,
  draft: SchemaDraft,
  after: LabelSchema | null,
  uses: LabelUses | null,
): SchemaChangeNote[] {
  return [
    ...listClassNotes(before, draft, uses),
    ...listKindNotes(before, draft, uses),
    ...listAttributeNotes(before, after, uses),
  ].map((note) => ({ ...NOTHING, ...note }));
}
