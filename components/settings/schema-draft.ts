import type { AttributeDefinition } from '@/core/label-schema/attribute-definition';
import { classColor } from '@/core/label-schema/class-colors';
import type {
  Choice,
  LabelSchema,
  LabelSchemaChange,
  RegionKind,
} from '@/core/label-schema/label-schema';
import { newKey } from '@/core/new-key';

/** A class as it is edited; `key` names it before it has an id. */
export interface ClassDraft {
  key: string;
  /** Null for a class that is new. */
  id: number | null;
  name: string;
  color: string;
  shortcut: string | null;
  parentKey: string | null;
  keywords: string[];
}

export type AttributeType = AttributeDefinition['type'];

/** An attribute as it is edited, with the fields of every type at once. */
export interface AttributeDraft {
  key: string;
  name: string;
  type: AttributeType;
  options: string[];
  min: number | null;
  max: number | null;
  step: number | null;
  default: string | number | boolean | null;
  isRequired: boolean;
  /** Empty: every class. */
  classKeys: string[];
}

export interface SchemaDraft {
  classes: ClassDraft[];
  regions: RegionKind[];
  choice: Choice;
  attributes: AttributeDraft[];
}

const keyOf = (id: number) => `class-${id}`;

/**
 * Returns the draft that changes nothing: deleted classes are left out, and attributes that only
 * they had.
 */
export function draftOf(schema: LabelSchema): SchemaDraft {
  const live = schema.classes.filter(({ isDeleted }) => !isDeleted);
  const isLive = new Set(live.map(({ id }) => id));
  const isAskedOfLive = ({ classIds }: AttributeDefinition) =>
    classIds === undefined || classIds.some((id) => isLive.has(id));
  return {
    classes: live.map(({ id, name, color, shortcut, parentId, keywords }) => ({
      key: keyOf(id),
      id,
      name,
      color,
      shortcut,
      parentKey: parentId === undefined || !isLive.has(parentId) ? null : keyOf(parentId),
      keywords: keywords ?? [],
    })),
    regions: [...schema.regions],
    choice: schema.choice,
    attributes: (schema.attributes ?? []).filter(isAskedOfLive).map((definition, index) => ({
      ...newAttribute(`attribute-${index}`),
      name: definition.name,
      type: definition.type,
      options: definition.type === 'select' ? definition.options : [],
      min: (definition.type === 'number' ? definition.min : null) ?? null,
      max: (definition.type === 'number' ? definition.max : null) ?? null,
      step: (definition.type === 'number' ? definition.step : null) ?? null,
      default: definition.default ?? null,
      isRequired: definition.isRequired ?? false,
      classKeys: (definition.classIds ?? []).filter((id) => isLive.has(id)).map(keyOf),
    })),
  };
}

/** Returns an attribute nobody has filled in yet. */
export function newAttribute(key: string = newKey()): AttributeDraft {
  return {
    key,
    name: '',
    type: 'select',
    options: [],
    ...{ min: null, max: null, step: null, default: null },
    isRequired: false,
    classKeys: [],
  };
}

/** Adds classes by name at the end, those that are there already left out. */
export function withClasses(
  draft: SchemaDraft,
  before: LabelSchema,
  names: readonly string[],
): SchemaDraft {
  const taken = new Set(draft.classes.map(({ name }) => name));
  const free = names.filter((name) => !taken.has(name));
  const fresh = draft.classes.filter(({ id }) => id === null).length;
  const firstId = nextIdOf(before) + fresh;
  const added = free.map((name, index): ClassDraft => {
    const base = { id: null, shortcut: null, parentKey: null, keywords: [] };
    return { key: newKey(), name, color: classColor(firstId + index), ...base };
  });
  return { ...draft, classes: [...draft.classes, ...added] };
}

/**
 * Takes a class away; those below it move up to where it stood, and attributes that only it had go
 * with it.
 */
export function withoutClass(draft: SchemaDraft, key: string): SchemaDraft {
  const removed = draft.classes.find((row) => row.key === key);
  return {
    ...draft,
    classes: draft.classes
      .filter((row) => row.key !== key)
      .map((row) =>
        row.parentKey === key ? { ...row, parentKey: removed?.parentKey ?? null } : row,
      ),
    attributes: draft.attributes
      .filter(({ classKeys }) => classKeys.length !== 1 || classKeys[0] !== key)
      .map((attribute) => ({
        ...attribute,
        classKeys: attribute.classKeys.filter((classKey) => classKey !== key),
      })),
  };
}

/** Brings back a class that was taken away, with what went or moved because of it. */
export function withClassBack(
  draft: SchemaDraft,
  before: LabelSchema,
  classId: number,
): SchemaDraft {
  const former = draftOf(before);
  const row = former.classes.find(({ id }) => id === classId);
  if (row === undefined) return draft;
  const { key } = row;
  const keys = new Set(draft.classes.map((other) => other.key));
  const parentKey = row.parentKey !== null && keys.has(row.parentKey) ? row.parentKey : null;
  const wasBelow = new Set(
    former.classes.filter((other) => other.parentKey === key).map((other) => other.key),
  );
  const classes = draft.classes.map((other) =>
    wasBelow.has(other.key) && other.parentKey === row.parentKey
      ? { ...other, parentKey: key }
      : other,
  );
  const had = new Set(
    former.attributes.filter(({ classKeys }) => classKeys.includes(key)).map((one) => one.key),
  );
  const left = draft.attributes.map((attribute) =>
    had.has(attribute.key) && attribute.classKeys.length > 0 && !attribute.classKeys.includes(key)
      ? { ...attribute, classKeys: [...attribute.classKeys, key] }
      : attribute,
  );
  const gone = former.attributes.filter(
    ({ key: attributeKey, classKeys }) =>
      classKeys.length === 1 &&
      classKeys[0] === key &&
      !left.some((attribute) => attribute.key === attributeKey),
  );
  return {
    ...draft,
    classes: [...classes, { ...row, parentKey }],
    attributes: [...left, ...gone],
  };
}

function nextIdOf(schema: LabelSchema): number {
  return schema.classes.reduce((max, { id }) => Math.max(max, id + 1), 0);
}

/** A number that is set, under its name. */
function given<K extends string>(name: K, value: number | null) {
  return value === null ? {} : ({ [name]: value } as Record<K, number>);
}

function toDefinition(
  attribute: AttributeDraft,
  idOf: ReadonlyMap<string, number>,
): AttributeDefinition {
  const { type, options, min, max, step, isRequired, classKeys } = attribute;
  const classIds = classKeys.flatMap((key) => idOf.get(key) ?? []);
  const base = {
    name: attribute.name.trim(),
    ...(isRequired ? { isRequired } : {}),
    ...(classIds.length > 0 ? { classIds } : {}),
  };
  const initial = attribute.default;
  if (type === 'checkbox') {
    return { type, ...base, ...(typeof initial === 'boolean' ? { default: initial } : {}) };
  }
  if (type === 'number') {
    const limits = { ...given('min', min), ...given('max', max), ...given('step', step) };
    return {
      type,
      ...base,
      ...limits,
      ...(typeof initial === 'number' ? { default: initial } : {}),
    };
  }
  const text = typeof initial === 'string' && initial !== '' ? { default: initial } : {};
  return type === 'select' ? { type, ...base, options, ...text } : { type, ...base, ...text };
}

/** Returns the change that makes the draft the next version; new classes get the ids it foresees. */
export function changeOf(before: LabelSchema, draft: SchemaDraft): LabelSchemaChange {
  let nextId = nextIdOf(before);
  const idOf = new Map(draft.classes.map(({ key, id }) => [key, id ?? nextId++]));
  return {
    regions: draft.regions,
    choice: draft.choice,
    attributes: draft.attributes.map((attribute) => toDefinition(attribute, idOf)),
    classes: draft.classes.map(({ id, name, color, shortcut, parentKey, keywords }) => ({
      ...(id === null ? {} : { id }),
      name: name.trim(),
      color,
      shortcut,
      parentId: parentKey === null ? null : (idOf.get(parentKey) ?? null),
      keywords,
    })),
  };
}

/** A class with how many others stand above it. */
export interface PlacedClass {
  row: ClassDraft;
  depth: number;
}

/** Lists classes as a tree: those below another directly after it, in the order of the list. */
export function listAsTree(classes: readonly ClassDraft[]): PlacedClass[] {
  const keys = new Set(classes.map(({ key }) => key));
  const below = new Map<string | null, ClassDraft[]>();
  for (const row of classes) {
    const parent = row.parentKey !== null && keys.has(row.parentKey) ? row.parentKey : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const placed: PlacedClass[] = [];
  const place = (parent: string | null, depth: number) => {
    for (const row of below.get(parent) ?? []) {
      placed.push({ row, depth });
      place(row.key, depth + 1);
    }
  };
  place(null, 0);
  return placed;
}

/** Returns the keys of a class and of all below it: what cannot stand above it. */
export function keysBelow(classes: readonly ClassDraft[], key: string): Set<string> {
  const found = new Set([key]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const row of classes) {
      if (row.parentKey === null || found.has(row.key) || !found.has(row.parentKey)) continue;
      found.add(row.key);
      grown = true;
    }
  }
  return found;
}
