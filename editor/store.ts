import type { EditorRecord, RegionRecord } from './records';
import { mergeChange, patchRecord, type RecordChange, type RecordsDiff } from './records-diff';

/**
 * Whether a change can be undone: `now` is part of an undo step, `later` goes along with the step
 * it follows without being one, `never` stays whatever is undone.
 */
export type Undoable = 'now' | 'later' | 'never';

/** What a change may do to the records. */
export interface RecordWriter {
  put(record: EditorRecord): void;
  remove(id: string): void;
}

type StoreListener = (diff: RecordsDiff, undoable: Undoable) => void;

/** Holds immutable records by id and tells every listener exactly what each change did. */
export class RecordStore {
  readonly #records = new Map<string, EditorRecord>();
  readonly #listeners = new Set<StoreListener>();

  get(id: string): EditorRecord | undefined {
    return this.#records.get(id);
  }

  *regions(): Generator<RegionRecord> {
    for (const record of this.#records.values()) {
      if (record.typeName === 'region') yield record;
    }
  }

  /** Runs `write` and reports its net effect once; nothing is reported where nothing changed. */
  change(undoable: Undoable, write: (writer: RecordWriter) => void): void {
    const diff = new Map<string, RecordChange>();
    const set = (id: string, after: EditorRecord | null) => {
      const before = this.#records.get(id) ?? null;
      if (before === after) return;
      if (after === null) this.#records.delete(id);
      else this.#records.set(id, after);
      mergeChange(diff, id, before, after);
    };
    write({ put: (record) => set(record.id, record), remove: (id) => set(id, null) });
    if (diff.size === 0) return;
    for (const listener of this.#listeners) listener(diff, undoable);
  }

  /** Carries out a diff from history; a record that has meanwhile gone is left alone. */
  apply(diff: RecordsDiff): void {
    this.change('never', (writer) => {
      for (const [id, { before, after }] of diff) {
        const current = this.#records.get(id);
        if (after === null) writer.remove(id);
        else if (before === null) writer.put(after);
        else if (current !== undefined) writer.put(patchRecord(current, before, after));
      }
    });
  }

  /** Calls back after every change until the returned function is called. */
  listen(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
