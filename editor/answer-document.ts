import type { Answer, Region } from '@/core/annotation';
import { diffDrafts } from '@/core/draft/draft-diff';
import type { DraftDocument } from '@/core/draft/draft-document';
import { newId } from '@/core/ids';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import {
  applyDraftDiff,
  type EditorLog,
  type EditorOperation,
  fromDraftRegion,
  toDraftItem,
  toDraftRegion,
} from './draft';
import { History } from './history';
import { RegionIndex } from './hit-test';
import {
  editRegion,
  type Freshness,
  type ItemRecord,
  isSuspect,
  type RegionId,
  type RegionPatch,
  type RegionRecord,
  type SelectionRecord,
  type SessionRecord,
  toRecord,
  toRegion,
} from './records';
import { fitAttributes } from './region-attributes';
import { RegionList } from './region-list';
import { RecordStore, type Undoable } from './store';

const EMPTY_ITEM: ItemRecord = {
  typeName: 'item',
  id: 'item',
  classIds: [],
  origin: 'manual',
  isTouched: false,
  arePredictionsLoaded: false,
};

type GeometryOf<R> = R extends Region
  ? Omit<R, 'id' | 'classId' | 'attributes' | 'origin' | 'confidence' | 'flags' | 'group'>
  : never;

/** Kind and place of a region: what drawing gives. */
export type Geometry = GeometryOf<Region>;

/**
 * The answer in the making: regions, item classes, selection and sticky class, with history and
 * spatial index. Its operations set no marks; whoever starts a step does.
 */
export class AnswerDocument {
  readonly schema: LabelSchema;
  readonly store = new RecordStore();
  readonly history = new History(this.store);
  readonly index = new RegionIndex();
  readonly list = new RegionList(this.store);
  #nextZ = 0;
  #selected: readonly RegionRecord[] | null = null;

  constructor(schema: LabelSchema) {
    this.schema = schema;
    this.store.listen((diff) => {
      this.#selected = null;
      this.index.update(diff);
      this.list.update(diff);
      for (const { after } of diff.values()) {
        if (after?.typeName === 'region') this.#nextZ = Math.max(this.#nextZ, after.z + 1);
      }
    });
    const firstClass = schema.classes.find(({ isDeleted }) => !isDeleted);
    this.store.change('never', ({ put }) => {
      put(EMPTY_ITEM);
      put({ typeName: 'selection', id: 'selection', selectedIds: [], freshness: null });
      put({
        typeName: 'session',
        id: 'session',
        activeClassId: firstClass?.id ?? null,
        isNextClassed: false,
      });
    });
  }

  get item(): ItemRecord {
    return this.store.get('item') as ItemRecord;
  }

  get selection(): SelectionRecord {
    return this.store.get('selection') as SelectionRecord;
  }

  get session(): SessionRecord {
    return this.store.get('session') as SessionRecord;
  }

  /** The region, or undefined where it is unknown or rejected. */
  get(id: RegionId): RegionRecord | undefined {
    const record = this.store.get(id);
    return record?.typeName === 'region' && !record.isRejected ? record : undefined;
  }

  /** The selected regions that still exist. */
  get selected(): readonly RegionRecord[] {
    this.#selected ??= this.selection.selectedIds.flatMap((id) => this.get(id) ?? []);
    return this.#selected;
  }

  /** The selected regions that may be changed: those that are not locked. */
  get editable(): readonly RegionRecord[] {
    const { selected } = this;
    return selected.some(({ isLocked }) => isLocked)
      ? selected.filter(({ isLocked }) => !isLocked)
      : selected;
  }

  /**
   * Selection goes along with the undo steps but is none of its own. `freshness` is given where
   * the regions were drawn just now.
   */
  select(ids: readonly RegionId[], freshness: Freshness | null = null): void {
    const { selection } = this;
    const isSame =
      freshness === selection.freshness &&
      ids.length === selection.selectedIds.length &&
      ids.every((id, index) => id === selection.selectedIds[index]);
    if (isSame) return;
    this.store.change('later', ({ put }) =>
      put({ ...selection, selectedIds: [...ids], freshness }),
    );
  }

  /** The class that the next region takes; no undo changes it back. */
  setActiveClass(classId: number | null): void {
    if (this.session.activeClassId === classId) return;
    this.store.change('never', ({ put }) => put({ ...this.session, activeClassId: classId }));
  }

  /** Says whether a class key was meant for the region that is drawn next. */
  setNextClassed(isNextClassed: boolean): void {
    if (this.session.isNextClassed === isNextClassed) return;
    this.store.change('never', ({ put }) => put({ ...this.session, isNextClassed }));
  }

  /**
   * Adds what a person has drawn, of the sticky class with its default attributes, and selects it
   * as fresh; null where there is no class to give it.
   */
  addDrawn(geometry: Geometry): RegionId | null {
    const { activeClassId: classId, isNextClassed } = this.session;
    if (classId === null) return null;
    const attributes = fitAttributes(this.schema, classId, {});
    const ids = this.add([{ ...geometry, classId, attributes, origin: 'manual' }]);
    this.select(ids, isNextClassed ? 'classed' : 'unclassed');
    this.setNextClassed(false);
    return ids[0] ?? null;
  }

  /** Adds regions on top; those whose id is known already, even as rejected, are left out. */
  add(regions: readonly Region[], undoable: Undoable = 'now'): RegionId[] {
    const records = regions.flatMap((region) => {
      const id = (region.id ?? newId('region')) as RegionId;
      if (this.store.get(id) !== undefined) return [];
      return [toRecord(region, { id, z: this.#nextZ++ })];
    });
    this.store.change(undoable, ({ put }) => records.forEach(put));
    return records.map(({ id }) => id);
  }

  /** Changes one region that is not locked; a prediction becomes `prediction_edited`. */
  edit(id: RegionId, patch: RegionPatch): void {
    const record = this.get(id);
    if (record !== undefined && !record.isLocked) this.put([editRegion(record, patch)]);
  }

  /** Changes all selected regions that are not locked, in one change. */
  editSelected(patchOf: (record: RegionRecord) => RegionPatch): void {
    this.put(this.editable.map((record) => editRegion(record, patchOf(record))));
  }

  /** Writes whole records, as gestures recompute them from their snapshot. */
  put(records: readonly RegionRecord[]): void {
    this.store.change('now', (writer) => records.forEach(writer.put));
  }

  /** Removes regions that are not locked; predictions stay known as rejected, so that they cannot come back. */
  delete(ids: readonly RegionId[]): void {
    this.store.change('now', ({ put, remove }) => {
      for (const id of ids) {
        const record = this.get(id);
        if (record === undefined || record.isLocked) continue;
        if (record.origin === 'manual') remove(id);
        else put({ ...record, isRejected: true });
      }
    });
    const { selectedIds, freshness } = this.selection;
    const left = selectedIds.filter((id) => this.get(id) !== undefined);
    this.select(left, left.length === 0 ? null : freshness);
  }

  /** Marks predictions that are not locked as accepted by a person; their origin stays `prediction`. */
  accept(ids: readonly RegionId[]): void {
    this.store.change('now', ({ put }) => {
      for (const id of ids) {
        const record = this.get(id);
        if (record === undefined || record.isLocked) continue;
        if (isSuspect(record)) put({ ...record, isAccepted: true });
      }
    });
  }

  /** Brings a model's regions and item classes in; undo never takes them away. */
  loadPredictions(regions: readonly Region[], classIds: readonly number[]): void {
    const { item } = this;
    const predicted = regions.map((region): Region => {
      const attributes = fitAttributes(this.schema, region.classId, region.attributes);
      return { ...region, attributes, origin: 'prediction' };
    });
    this.add(predicted, 'never');
    const proposed: Partial<ItemRecord> =
      item.isTouched || classIds.length === 0 ? {} : { classIds, origin: 'prediction' };
    this.store.change('never', ({ put }) =>
      put({ ...item, ...proposed, arePredictionsLoaded: true }),
    );
  }

  /** Chooses a class of the whole item: instead of the other one, or beside the others. */
  toggleItemClass(classId: number): void {
    const { item, schema } = this;
    if (schema.choice === 'none') return;
    const toggled = item.classIds.includes(classId)
      ? item.classIds.filter((id) => id !== classId)
      : [...item.classIds, classId];
    const classIds = schema.choice === 'single' ? [classId] : toggled;
    const isKept = schema.choice === 'single' && item.classIds[0] === classId;
    const edited = item.origin === 'manual' ? 'manual' : 'prediction_edited';
    const origin = isKept ? item.origin : edited;
    this.store.change('now', ({ put }) =>
      put({ ...item, classIds: isKept ? item.classIds : classIds, origin, isTouched: true }),
    );
  }

  /** The answer exactly as the records stand, in the order of their making, whatever is shown. */
  toAnswer(): Answer {
    return {
      regions: this.#byZ(({ isRejected }) => !isRejected).map(toRegion),
      classIds: [...this.item.classIds],
    };
  }

  /** Takes over an earlier answer as the ground on which undo stops. */
  loadAnswer(answer: Answer): void {
    this.add(answer.regions, 'never');
    const isTouched = answer.classIds.length > 0;
    this.store.change('never', ({ put }) =>
      put({ ...this.item, classIds: [...answer.classIds], isTouched }),
    );
  }

  /** The whole state but for history, selection and view. */
  toDraft(): DraftDocument {
    return {
      version: 1,
      regions: this.#byZ(() => true).map(toDraftRegion),
      item: toDraftItem(this.item),
      activeClassId: this.session.activeClassId,
    };
  }

  /** Takes a log over in place of everything: its steps can be undone and redone as before. */
  loadLog({ base, operations }: EditorLog): void {
    const { activeClassId: classIdBefore } = this.session;
    this.store.change('never', ({ put, remove }) => {
      for (const { id } of [...this.store.regions()]) remove(id);
      for (const entry of base.regions) put(fromDraftRegion(entry));
      put({ ...this.item, ...base.item });
      put({ ...this.session, activeClassId: base.activeClassId });
    });
    this.history.clear();
    for (const operation of operations) this.repeat(operation);
    // a draft made by the API knows no sticky class, an old one perhaps one that is gone
    const isOffered = this.schema.classes.some(
      ({ id, isDeleted }) => id === this.session.activeClassId && !isDeleted,
    );
    if (!isOffered) this.setActiveClass(classIdBefore);
    this.history.takeJournal();
  }

  /** Does again what was done to the same draft before, or elsewhere. */
  repeat({ kind, name, joins, diff }: EditorOperation): void {
    const { history } = this;
    if (kind === 'undo' && history.canUndo) history.undo();
    else if (kind === 'redo' && history.canRedo) history.redo();
    else if (kind !== 'edit') applyDraftDiff(this.store, 'never', diff);
    else {
      if (!joins) history.mark(name);
      applyDraftDiff(this.store, 'now', diff);
    }
  }

  /** Goes to another state of the draft as one step. */
  changeTo(draft: DraftDocument, name: string): void {
    const diff = diffDrafts(this.toDraft(), draft);
    if (diff !== null) this.repeat({ kind: 'edit', name, joins: false, diff });
  }

  #byZ(filter: (record: RegionRecord) => boolean): RegionRecord[] {
    return [...this.store.regions()].filter(filter).sort((a, b) => a.z - b.z);
  }
}
