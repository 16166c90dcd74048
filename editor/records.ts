import type { Origin, Region } from '@/core/annotation';
import type { EntityId } from '@/core/ids';

/** A Region's id. */
export type RegionId = EntityId<'region'>;

/** What the editor knows of a region beyond core's Region; it never leaves with the answer. */
export interface RegionMeta {
  readonly typeName: 'region';
  readonly id: RegionId;
  /** Order of making; a later region lies on top, and the answer is written in this order. */
  readonly z: number;
  /** A person has accepted the prediction, explicitly or by changing it. */
  readonly isAccepted: boolean;
  /** A person has thrown the prediction out: kept, so that it never comes back, but not answered. */
  readonly isRejected: boolean;
  /** A person has locked it: neither the pointer nor a key changes it until it is unlocked. */
  readonly isLocked: boolean;
}

/** A core Region of one kind as the editor keeps it. */
type WithMeta<R> = R extends Region ? Readonly<Omit<R, 'id'>> & RegionMeta : never;

/** A core Region with an id for certain, and its RegionMeta. */
export type RegionRecord = WithMeta<Region>;

/** The whole item's classes; `origin` says who chose them, `isTouched` whether a person has acted. */
export interface ItemRecord {
  readonly typeName: 'item';
  readonly id: 'item';
  readonly classIds: readonly number[];
  readonly origin: Origin;
  readonly isTouched: boolean;
  readonly arePredictionsLoaded: boolean;
}

/** What is selected; it goes along with undo. */
export interface SelectionRecord {
  readonly typeName: 'selection';
  readonly id: 'selection';
  readonly selectedIds: readonly RegionId[];
  /** Set while the selection was drawn just now and has not been picked by a click or a key. */
  readonly freshness: Freshness | null;
}

/** The sticky class that the next region takes; no undo changes it. */
export interface SessionRecord {
  readonly typeName: 'session';
  readonly id: 'session';
  readonly activeClassId: number | null;
  /** A class key was pressed for the region that is drawn next. */
  readonly isNextClassed: boolean;
}

/** Whether a class key had already been meant for the region that was drawn just now. */
export type Freshness = 'unclassed' | 'classed';

/** Everything the store holds; a further kind of thing (a comment, a relation) is a further member. */
export type EditorRecord = RegionRecord | ItemRecord | SelectionRecord | SessionRecord;

/** True for a prediction that no person has accepted, changed or rejected yet. */
export function isSuspect(record: RegionRecord): boolean {
  return record.origin === 'prediction' && !record.isAccepted && !record.isRejected;
}

/** Returns the record of a core Region; `id` and `z` are the caller's to choose. */
export function toRecord<R extends Region>(
  region: R,
  meta: Pick<RegionMeta, 'id' | 'z'> & Partial<RegionMeta>,
): WithMeta<R> {
  const { id, z, isAccepted = false, isRejected = false, isLocked = false } = meta;
  // fields after a spread would give each record a hidden class of its own: twenty times slower to read
  const record: Region & RegionMeta = {
    typeName: 'region',
    z,
    isAccepted,
    isRejected,
    isLocked,
    ...region,
    id,
  };
  return record as WithMeta<R>;
}

/** Returns exactly the core Region of a record: the id stays, the editor's own fields go. */
export function toRegion(record: RegionRecord): Region {
  const { typeName: _t, z: _z, isAccepted: _a, isRejected: _r, isLocked: _l, ...region } = record;
  return region;
}

type Optional = 'flags' | 'group';
type PatchOf<R> = R extends RegionRecord
  ? Partial<Omit<R, keyof RegionMeta | 'kind' | 'origin' | Optional>> & {
      readonly [K in Optional]?: R[K] | undefined;
    }
  : never;

/** The fields of a region that a person may change; `undefined` takes an optional one away. */
export type RegionPatch = PatchOf<RegionRecord>;

/**
 * Returns the record with the patch; the very same record where nothing differs. A prediction
 * that a person changes becomes `prediction_edited` and accepted.
 */
export function editRegion(record: RegionRecord, patch: RegionPatch): RegionRecord {
  const changes = patch as Record<string, unknown>;
  const was = record as unknown as Record<string, unknown>;
  const keys = Object.keys(changes);
  if (keys.every((key) => changes[key] === was[key])) return record;
  const next: Record<string, unknown> = { ...was, ...changes };
  for (const key of keys) if (next[key] === undefined) delete next[key];
  if (record.origin === 'manual') return next as unknown as RegionRecord;
  return { ...next, origin: 'prediction_edited', isAccepted: true } as unknown as RegionRecord;
}
