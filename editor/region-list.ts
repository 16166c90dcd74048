import { type EditorRecord, isSuspect, type RegionRecord } from './records';
import type { RecordsDiff } from './records-diff';
import type { RecordStore } from './store';

function suspicion(record: RegionRecord): number {
  return record.origin === 'manual' ? Number.POSITIVE_INFINITY : (record.confidence ?? 1);
}

/** Predictions by rising confidence, then a person's own regions in the order of their making. */
function compare(a: RegionRecord, b: RegionRecord): number {
  const [left, right] = [suspicion(a), suspicion(b)];
  if (left !== right) return left - right;
  if (a.z !== b.z) return a.z - b.z;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

const REBUILD_MIN = 64;

/**
 * The regions that are not rejected in the order in which Tab walks and the list shows them:
 * most suspect first. A region keeps its place when it is accepted or changed.
 */
export class RegionList {
  readonly #store: RecordStore;
  #ordered: readonly RegionRecord[] | null = null;
  #suspects: readonly RegionRecord[] | null = null;

  constructor(store: RecordStore) {
    this.#store = store;
  }

  /** Takes one change of the store in; a change of a few regions costs one copy, no sorting. */
  update(diff: RecordsDiff): void {
    if (diff.size >= REBUILD_MIN) this.#ordered = null;
    const next = this.#ordered === null ? null : [...this.#ordered];
    let isChanged = false;
    for (const { before, after } of diff.values()) {
      const was = listed(before);
      const is = listed(after);
      if (was === null && is === null) continue;
      isChanged = true;
      if ((was && isSuspect(was)) || (is && isSuspect(is))) this.#suspects = null;
      if (next === null) continue;
      if (was !== null && is !== null && compare(was, is) === 0) next[findPlace(next, was)] = is;
      else {
        if (was !== null) next.splice(findPlace(next, was), 1);
        if (is !== null) next.splice(findPlace(next, is), 0, is);
      }
    }
    if (!isChanged) return;
    this.#ordered = next;
    if (next === null) this.#suspects = null;
  }

  /** The regions in order; the same array until one of them changes. */
  get ordered(): readonly RegionRecord[] {
    this.#ordered ??= [...this.#store.regions()]
      .filter(({ isRejected }) => !isRejected)
      .sort(compare);
    return this.#ordered;
  }

  /** The predictions nobody has decided yet, most suspect first. */
  get suspects(): readonly RegionRecord[] {
    this.#suspects ??= this.ordered.filter(isSuspect);
    return this.#suspects;
  }

  /** The place in the order of a region that is in it. */
  placeOf(region: RegionRecord): number {
    return findPlace(this.ordered, region);
  }
}

function listed(record: EditorRecord | null): RegionRecord | null {
  return record?.typeName === 'region' && !record.isRejected ? record : null;
}

/** Where the region is, or where it would go. */
function findPlace(ordered: readonly RegionRecord[], region: RegionRecord): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ordered[middle];
    if (other !== undefined && compare(other, region) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
