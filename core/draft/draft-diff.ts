import { z } from 'zod';
import { type DraftDocument, DraftItemSchema, type DraftRegion } from './draft-document';

/** A region's own fields and the draft's beside one another, or only those that differ. */
export type DraftFields = Readonly<Record<string, unknown>>;

const FieldsSchema = z.record(z.string().min(1).max(40), z.unknown());
const ClassIdSchema = z.number().int().min(0).nullable();

/**
 * What one operation changed in a draft. `from` null: the region was added; `to` null: it was
 * removed; otherwise only the fields that differ, absent on the side that lacks them.
 */
export const DraftDiffSchema = z
  .object({
    regions: z
      .array(
        z
          .object({
            id: z.string().max(80),
            from: FieldsSchema.nullable(),
            to: FieldsSchema.nullable(),
          })
          .strict(),
      )
      .max(40_000),
    item: z.object({ from: DraftItemSchema, to: DraftItemSchema }).strict().optional(),
    activeClassId: z.object({ from: ClassIdSchema, to: ClassIdSchema }).strict().optional(),
  })
  .strict();
export type DraftDiff = z.infer<typeof DraftDiffSchema>;

/** Returns a region of a draft with its fields side by side. */
export function toFields({ region, ...meta }: DraftRegion): DraftFields {
  return { ...region, ...meta };
}

/** Returns the region of a draft that the fields describe, unchecked. */
export function fromFields(fields: DraftFields): DraftRegion {
  const { z: order, isAccepted, isRejected, isLocked, ...region } = fields;
  return { region, z: order, isAccepted, isRejected, isLocked } as unknown as DraftRegion;
}

/** True where two JSON values are the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as DraftFields, b as DraftFields];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => key in right && isSameValue(left[key], right[key]))
  );
}

/** Returns the fields that differ, each side by itself; null where none does. */
export function diffFields(
  from: DraftFields,
  to: DraftFields,
): { from: DraftFields; to: DraftFields } | null {
  const [was, is]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (key in from && key in to && isSameValue(from[key], to[key])) continue;
    if (key in from) was[key] = from[key];
    if (key in to) is[key] = to[key];
  }
  return Object.keys(was).length + Object.keys(is).length === 0 ? null : { from: was, to: is };
}

/** Returns `fields` after a change of those that differ; others keep what they have. */
export function patchFields(fields: DraftFields, from: DraftFields, to: DraftFields): DraftFields {
  const next: Record<string, unknown> = { ...fields, ...to };
  for (const key of Object.keys(from)) if (!(key in to)) delete next[key];
  return next;
}

/** Returns the diff that takes this one back. */
export function reverseDraftDiff(diff: DraftDiff): DraftDiff {
  const turn = <T>({ from, to }: { from: T; to: T }) => ({ from: to, to: from });
  return {
    regions: diff.regions.map(({ id, from, to }) => ({ id, from: to, to: from })),
    ...(diff.item === undefined ? {} : { item: turn(diff.item) }),
    ...(diff.activeClassId === undefined ? {} : { activeClassId: turn(diff.activeClassId) }),
  };
}

/**
 * Returns the draft after all the diffs, in turn: how a log of operations is read. A change of a
 * region that has meanwhile gone is left out. The cost of one diff does not grow with the draft.
 */
export function applyDraftDiffs(draft: DraftDocument, diffs: Iterable<DraftDiff>): DraftDocument {
  const regions = new Map(draft.regions.map((entry) => [entry.region.id ?? '', entry]));
  let { item, activeClassId } = draft;
  for (const diff of diffs) {
    for (const { id, from, to } of diff.regions) {
      const present = regions.get(id);
      if (to === null) regions.delete(id);
      else if (from === null) regions.set(id, fromFields(to));
      else if (present) regions.set(id, fromFields(patchFields(toFields(present), from, to)));
    }
    if (diff.item !== undefined) item = diff.item.to;
    if (diff.activeClassId !== undefined) activeClassId = diff.activeClassId.to;
  }
  const ordered = [...regions.values()].sort((a, b) => a.z - b.z);
  return { version: 1, regions: ordered, item, activeClassId };
}

/** Returns what leads from one draft to another; null where nothing does. */
export function diffDrafts(before: DraftDocument, after: DraftDocument): DraftDiff | null {
  const old = new Map(before.regions.map((entry) => [entry.region.id ?? '', toFields(entry)]));
  const regions: DraftDiff['regions'] = [];
  for (const entry of after.regions) {
    const id = entry.region.id ?? '';
    const [from, to] = [old.get(id), toFields(entry)];
    old.delete(id);
    const changed = from === undefined ? { from: null, to } : diffFields(from, to);
    if (changed !== null) regions.push({ id, ...changed });
  }
  for (const [id, from] of old) regions.push({ id, from, to: null });
  const isItemSame = isSameValue(before.item, after.item);
  const isClassSame = before.activeClassId === after.activeClassId;
  if (regions.length === 0 && isItemSame && isClassSame) return null;
  return {
    regions,
    ...(isItemSame ? {} : { item: { from: before.item, to: after.item } }),
    ...(isClassSame
      ? {}
      : { activeClassId: { from: before.activeClassId, to: after.activeClassId } }),
  };
}
