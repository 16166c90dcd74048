import {
  type DraftDiff,
  type DraftFields,
  diffFields,
  fromFields,
  isSameValue,
  patchFields,
  toFields,
} from '@/core/draft/draft-diff';
import type { DraftDocument, DraftItem, DraftRegion } from '@/core/draft/draft-document';
import type { DraftOperation } from '@/core/draft/draft-operation';
import { newId } from '@/core/ids';
import type { EditorRecord, ItemRecord, RegionId, RegionRecord } from './records';
import { toRecord, toRegion } from './records';
import type { RecordsDiff } from './records-diff';
import type { RecordStore, Undoable } from './store';

/** One settled operation as the editor tells it; whoever keeps the log numbers and dates it. */
export type EditorOperation = Pick<DraftOperation, 'kind' | 'name' | 'joins' | 'diff'>;

/** A draft as it once was, and the operations that have followed. */
export interface EditorLog {
  readonly base: DraftDocument;
  readonly operations: readonly EditorOperation[];
}

/** Returns the record as it stands in a draft. */
export function toDraftRegion(record: RegionRecord): DraftRegion {
  const { z, isAccepted, isRejected, isLocked } = record;
  return { region: toRegion(record), z, isAccepted, isRejected, isLocked };
}

/** Returns the record that a draft keeps; a region without an id gets one. */
export function fromDraftRegion(entry: DraftRegion): RegionRecord {
  const { region, ...meta } = entry;
  return toRecord(region, { ...meta, id: (region.id ?? newId('region')) as RegionId });
}

/** Returns the item's state as it stands in a draft. */
export function toDraftItem(record: ItemRecord): DraftItem {
  const { classIds, origin, isTouched, arePredictionsLoaded } = record;
  return { classIds: [...classIds], origin, isTouched, arePredictionsLoaded };
}

function fieldsOf(record: EditorRecord | null): DraftFields | null {
  return record?.typeName === 'region' ? toFields(toDraftRegion(record)) : null;
}

function activeClassOf(record: EditorRecord | null): number | null {
  return record?.typeName === 'session' ? record.activeClassId : null;
}

/** Returns what of the change belongs into a draft, by value; null where nothing does. */
export function toDraftDiff(changes: RecordsDiff): DraftDiff | null {
  const diff: DraftDiff = { regions: [] };
  for (const [id, { before, after }] of changes) {
    const typeName = (after ?? before)?.typeName;
    if (typeName === 'item' && before?.typeName === 'item' && after?.typeName === 'item') {
      const [from, to] = [toDraftItem(before), toDraftItem(after)];
      if (!isSameValue(from, to)) diff.item = { from, to };
    } else if (typeName === 'session') {
      const [from, to] = [activeClassOf(before), activeClassOf(after)];
      if (from !== to) diff.activeClassId = { from, to };
    } else if (typeName === 'region') {
      const [from, to] = [fieldsOf(before), fieldsOf(after)];
      if (from === null || to === null) diff.regions.push({ id, from, to });
      else {
        const changed = diffFields(from, to);
        if (changed !== null) diff.regions.push({ id, ...changed });
      }
    }
  }
  const isEmpty =
    diff.regions.length === 0 && diff.item === undefined && diff.activeClassId === undefined;
  return isEmpty ? null : diff;
}

/** Carries an operation's change out; a region that has meanwhile gone is left alone. */
export function applyDraftDiff(store: RecordStore, undoable: Undoable, diff: DraftDiff): void {
  store.change(undoable, (writer) => {
    for (const { id, from, to } of diff.regions) {
      const present = fieldsOf(store.get(id) ?? null);
      if (to === null) writer.remove(id);
      else if (from === null) writer.put(fromDraftRegion(fromFields(to)));
      else if (present !== null) {
        writer.put(fromDraftRegion(fromFields(patchFields(present, from, to))));
      }
    }
    const item = store.get('item');
    if (diff.item !== undefined && item?.typeName === 'item') {
      writer.put({ ...item, ...diff.item.to });
    }
  });
  const session = store.get('session');
  if (diff.activeClassId === undefined || session?.typeName !== 'session') return;
  const activeClassId = diff.activeClassId.to;
  store.change('never', (writer) => writer.put({ ...session, activeClassId }));
}
