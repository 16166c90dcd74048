import { OPERATIONS_KEPT } from '@/core/draft/draft-operation';
import { type EditorOperation, toDraftDiff } from './draft';
import {
  isEffective,
  mergeInto,
  type RecordChange,
  type RecordsDiff,
  reverseDiff,
} from './records-diff';
import type { RecordStore } from './store';

/** Names one point of the history that can be squashed or bailed back to. */
export type MarkId = number & { readonly mark: true };

interface Entry {
  readonly mark: MarkId;
  readonly name: string;
  readonly diff: Map<string, RecordChange>;
  /** Holds at least one `now` change: undoing it does something a person would call a step. */
  isStep: boolean;
  /** The journal has told of it already: what follows joins it. */
  isTold: boolean;
  /** What could be redone when the mark was made; bailing gives it back. */
  readonly futureBefore: readonly RedoEntry[];
}

interface RedoEntry {
  readonly name: string;
  readonly diff: RecordsDiff;
}

/** Something that has happened and that nobody has been told of yet. */
interface Note {
  readonly kind: EditorOperation['kind'];
  readonly name: string;
  /** The step it belongs to. */
  entry: Entry | null;
  readonly diff: Map<string, RecordChange>;
}

/** Never fewer than a log keeps, so that both reach back equally far. */
const STEPS_MAX = OPERATIONS_KEPT;

/** Asked with every input: ends at the first change that counts, without a copy of what may be many. */
function isRealStep({ isStep, diff }: Entry): boolean {
  if (!isStep) return false;
  for (const change of diff.values()) if (isEffective(change)) return true;
  return false;
}

/**
 * Guarantees that undo goes back to a mark, redo forward again, and that `never` changes stay. Its
 * journal tells in order all that has happened, so that the same steps can be made anew from it.
 */
export class History {
  readonly #store: RecordStore;
  #past: Entry[] = [];
  #future: readonly RedoEntry[] = [];
  #journal: Note[] = [];
  #nextMark = 1;
  /** Gathers what an undo, redo or bail really changes. */
  #travelled: Map<string, RecordChange> | null = null;

  constructor(store: RecordStore) {
    this.#store = store;
    store.listen((diff, undoable) => {
      if (this.#travelled !== null) {
        mergeInto(this.#travelled, diff);
        return;
      }
      if (undoable === 'never') {
        this.#note('aside', '', null, diff);
        return;
      }
      const top = this.#past.at(-1) ?? this.#push('start');
      mergeInto(top.diff, diff);
      this.#note('edit', top.name, top, diff);
      if (undoable === 'later') return;
      top.isStep = true;
      this.#future = [];
    });
  }

  get canUndo(): boolean {
    return this.#past.some(isRealStep);
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Sets a named mark; the changes up to the next mark are one undo step. */
  mark(name: string): MarkId {
    if (this.#past.at(-1)?.diff.size === 0) this.#past.pop();
    if (this.#past.length >= STEPS_MAX) this.#past.shift();
    return this.#push(name).mark;
  }

  /** Takes back the last step; false where there is none. */
  undo(): boolean {
    if (!this.canUndo) return false;
    const undone = new Map<string, RecordChange>();
    const changed = new Map<string, RecordChange>();
    let isDone = false;
    let name = '';
    while (!isDone) {
      const entry = this.#past.pop();
      if (entry === undefined) break;
      mergeInto(changed, this.#apply(reverseDiff(entry.diff)));
      const merged = new Map(entry.diff);
      mergeInto(merged, undone);
      undone.clear();
      for (const [id, change] of merged) undone.set(id, change);
      isDone = isRealStep(entry);
      name = entry.name;
    }
    this.#future = [...this.#future, { name, diff: undone }];
    this.#note('undo', name, null, changed);
    return true;
  }

  /** Carries out again what was undone last; false where there is nothing. */
  redo(): boolean {
    const entry = this.#future.at(-1);
    if (entry === undefined) return false;
    const rest = this.#future.slice(0, -1);
    this.#note('redo', entry.name, null, this.#apply(entry.diff));
    const step = this.#push(entry.name);
    mergeInto(step.diff, entry.diff);
    step.isStep = true;
    step.isTold = true;
    this.#future = rest;
    return true;
  }

  /** Joins everything since the mark into that one step. */
  squashToMark(mark: MarkId): void {
    const index = this.#past.findIndex((entry) => entry.mark === mark);
    const target = this.#past[index];
    if (target === undefined) return;
    for (const entry of this.#past.splice(index + 1)) {
      mergeInto(target.diff, entry.diff);
      target.isStep ||= entry.isStep;
      for (const note of this.#journal) if (note.entry === entry) note.entry = target;
    }
  }

  /** Takes everything since the mark back for good, as if it had never been. */
  bailToMark(mark: MarkId): void {
    const index = this.#past.findIndex((entry) => entry.mark === mark);
    const target = this.#past[index];
    if (target === undefined) return;
    for (const entry of this.#past.splice(index).reverse()) {
      this.#journal = this.#journal.filter((note) => note.entry !== entry);
      this.#apply(reverseDiff(entry.diff));
    }
    this.#future = target.futureBefore;
  }

  /** Returns what has happened since the last call, in order, as JSON; gestures must have ended. */
  takeJournal(): EditorOperation[] {
    const notes = this.#journal;
    this.#journal = [];
    return notes.flatMap(({ kind, name, entry, diff: changes }) => {
      const diff = toDraftDiff(changes);
      if (diff === null) return [];
      const joins = entry?.isTold ?? false;
      if (entry !== null) entry.isTold = true;
      return [{ kind, name, joins, diff }];
    });
  }

  /** Forgets every step and what the journal holds: the present state is the ground. */
  clear(): void {
    this.#past = [];
    this.#future = [];
    this.#journal = [];
  }

  #push(name: string): Entry {
    const mark = this.#nextMark++ as MarkId;
    const futureBefore = this.#future;
    const entry = { mark, name, diff: new Map(), isStep: false, isTold: false, futureBefore };
    this.#past.push(entry);
    return entry;
  }

  #note(kind: Note['kind'], name: string, entry: Entry | null, diff: RecordsDiff): void {
    const last = this.#journal.at(-1);
    const isOneOfMany = kind === 'edit' || kind === 'aside';
    if (isOneOfMany && last?.kind === kind && last.entry === entry) mergeInto(last.diff, diff);
    else this.#journal.push({ kind, name, entry, diff: new Map(diff) });
  }

  /** Carries a diff out without making a step of it; returns what it really changed. */
  #apply(diff: RecordsDiff): RecordsDiff {
    const travelled = new Map<string, RecordChange>();
    this.#travelled = travelled;
    try {
      this.#store.apply(diff);
    } finally {
      this.#travelled = null;
    }
    return travelled;
  }
}
