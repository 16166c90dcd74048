import type { RegionKind } from '@/core/label-schema/label-schema';
import { isSuspect, type RegionId, type RegionRecord } from './records';
import { shapeOfKind } from './shapes/shape-registry';

/** All resting regions of one kind, class and state, ready for one draw call. */
export interface RestingGroup {
  readonly key: string;
  readonly kind: RegionKind;
  readonly classId: number;
  /** Predictions that nobody has accepted yet: drawn dashed. */
  readonly isSuspect: boolean;
  /** Selected, but too many at once to be live. */
  readonly isSelected: boolean;
  readonly ids: readonly RegionId[];
  /** What the shape packs: for boxes x, y, width, height, rotation of each, in ImagePx. */
  readonly geometry: Float64Array;
  /** How high each lies: a region hides those below it. */
  readonly heights: Float64Array;
}

/** The regions of one group without order: a hole is filled by the last, so that little moves. */
class Members {
  readonly #key: string;
  readonly #isSelected: boolean;
  readonly #records: RegionRecord[] = [];
  readonly #places = new Map<RegionId, number>();
  readonly #stale = new Set<number>();
  #packed: RestingGroup | null = null;

  constructor(key: string, isSelected: boolean) {
    this.#key = key;
    this.#isSelected = isSelected;
  }

  get size(): number {
    return this.#records.length;
  }

  has(record: RegionRecord): boolean {
    const place = this.#places.get(record.id);
    return place !== undefined && this.#records[place] === record;
  }

  set(record: RegionRecord): void {
    const place = this.#places.get(record.id) ?? this.#records.length;
    this.#records[place] = record;
    this.#places.set(record.id, place);
    this.#stale.add(place);
  }

  delete(id: RegionId): void {
    const place = this.#places.get(id);
    const last = this.#records.pop();
    if (place === undefined || last === undefined) return;
    this.#places.delete(id);
    this.#stale.add(place);
    if (last.id === id) return;
    this.#records[place] = last;
    this.#places.set(last.id, place);
  }

  /** The group; the same object until a member changes, and then only the changed ones are packed. */
  packed(): RestingGroup | null {
    if (this.#packed !== null && this.#stale.size === 0) return this.#packed;
    const sample = this.#records[0];
    if (sample === undefined) return null;
    const { kind, classId } = sample;
    const shape = shapeOfKind(kind);
    const { stride } = shape;
    const old = this.#packed;
    const isPatched = old !== null && stride !== null && this.#stale.size * 4 < this.size;
    let ids: RegionId[];
    let geometry: Float64Array;
    let heights: Float64Array;
    if (isPatched) {
      ids = old.ids.slice(0, this.size);
      geometry = new Float64Array(this.size * stride);
      geometry.set(old.geometry.subarray(0, geometry.length));
      heights = new Float64Array(this.size);
      heights.set(old.heights.subarray(0, this.size));
      for (const place of this.#stale) {
        const record = this.#records[place];
        if (record === undefined) continue;
        ids[place] = record.id;
        heights[place] = record.z;
        geometry.set(shape.pack([record]), place * stride);
      }
    } else {
      ids = this.#records.map(({ id }) => id);
      geometry = shape.pack(this.#records);
      heights = Float64Array.from(this.#records, ({ z }) => z);
    }
    this.#stale.clear();
    this.#packed = {
      key: this.#key,
      kind,
      classId,
      isSuspect: isSuspect(sample),
      isSelected: this.#isSelected,
      ids,
      geometry,
      heights,
    };
    return this.#packed;
  }
}

function groupKey(record: RegionRecord, isSelected: boolean): string {
  const state = isSuspect(record) ? 'suspect' : 'settled';
  return `${record.kind}/${record.classId}/${state}${isSelected ? '/selected' : ''}`;
}

/** Keeps resting regions grouped; only what a change touches is packed again. */
export class RestingGroups {
  readonly #groups = new Map<string, Members>();
  readonly #keys = new Map<RegionId, string>();
  #packed: readonly RestingGroup[] | null = null;

  /** Says how a region rests now; null when it is live, rejected or gone. */
  set(id: RegionId, record: RegionRecord | null, isSelected = false): void {
    const oldKey = this.#keys.get(id);
    if (oldKey === undefined && record === null) return;
    const key = record === null ? undefined : groupKey(record, isSelected);
    const old = oldKey === undefined ? undefined : this.#groups.get(oldKey);
    if (record !== null && oldKey === key && old?.has(record)) return;
    this.#packed = null;
    if (oldKey !== undefined && oldKey !== key) {
      old?.delete(id);
      if (old?.size === 0) this.#groups.delete(oldKey);
      this.#keys.delete(id);
    }
    if (record === null || key === undefined) return;
    const group = this.#groups.get(key) ?? new Members(key, isSelected);
    group.set(record);
    this.#groups.set(key, group);
    this.#keys.set(id, key);
  }

  /** The same array, of the same groups, until a resting region changes. */
  get packed(): readonly RestingGroup[] {
    this.#packed ??= [...this.#groups.values()].flatMap((group) => group.packed() ?? []);
    return this.#packed;
  }
}
