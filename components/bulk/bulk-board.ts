import { hasSearchWords } from '@/core/text/search-words';
import type { AssignmentId } from '../workbench/session/local-store';

/** One leased task as the list shows it. */
export interface BulkItem {
  readonly id: AssignmentId;
  readonly name: string;
  /** Null for a picture. */
  readonly text: string | null;
  readonly thumbnailUrl: string | null;
  /** What a model proposes; empty where there is none. */
  readonly proposedIds: readonly number[];
  /** The model's, of its first class. */
  readonly confidence: number | null;
}

/** An answer that was given and not yet sent. */
export interface GivenAnswer {
  readonly classIds: readonly number[];
  /** The person's share of the time spent, milliseconds. */
  readonly durationMs: number;
}

/** What is shown of all that is leased. */
export interface BulkFilter {
  readonly search: string;
  /** Those for which a model proposes this class; null for all. */
  readonly proposedId: number | null;
}

/** How many got the class, and how many were left out since they had not been seen long enough. */
export interface BulkOutcome {
  readonly given: number;
  readonly unseen: number;
}

/** Where the list goes on; another object each time it should go there. */
export interface GoOn {
  readonly id: AssignmentId;
}

/** An item must have been in sight for so long before a key may answer it. */
export const SEEN_MS = 300;
const STEPS_MAX = 200;

type Given = ReadonlyMap<AssignmentId, GivenAnswer>;

/**
 * The list in which many items get their class at once: order, filter, selection, what was given,
 * and undo. It sends nothing; times come from the caller, in milliseconds of one clock.
 */
export class BulkBoard {
  #items: readonly BulkItem[] = [];
  #filter: BulkFilter = { search: '', proposedId: null };
  #selected: ReadonlySet<AssignmentId> = new Set();
  #anchor: AssignmentId | null = null;
  #cursor: AssignmentId | null = null;
  #given: Given = new Map();
  #past: Given[] = [];
  #shown: readonly BulkItem[] | null = null;
  #goOnAt: GoOn | null = null;
  #lastActMs: number;
  readonly #seen = new Set<AssignmentId>();
  readonly #paintedMs = new Map<AssignmentId, number>();

  constructor(
    private readonly options: {
      readonly isMultiple: boolean;
      /** The place of a class in the project's order. */
      readonly placeOf: (classId: number) => number;
      readonly nowMs: number;
    },
  ) {
    this.#lastActMs = options.nowMs;
  }

  get selected(): ReadonlySet<AssignmentId> {
    return this.#selected;
  }
  /** Where the arrows go on from. */
  get cursor(): AssignmentId | null {
    return this.#cursor;
  }
  get given(): Given {
    return this.#given;
  }
  /** What is to be brought to the top of the list after an acceptance; null where all was in sight. */
  get goOnAt(): GoOn | null {
    return this.#goOnAt;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get filter(): BulkFilter {
    return this.#filter;
  }
  get items(): readonly BulkItem[] {
    return this.#items;
  }

  /** How many items have the words that are looked for, whatever a model proposes. */
  get matchingCount(): number {
    return this.#items.filter((item) => this.#hasWords(item)).length;
  }

  /** What passes the filter, by proposed class, the surest first; without a proposal last. */
  get shown(): readonly BulkItem[] {
    this.#shown ??= this.#items
      .filter((item) => this.#passes(item))
      .sort(
        (a, b) => this.#placeOf(a) - this.#placeOf(b) || (b.confidence ?? 0) - (a.confidence ?? 0),
      );
    return this.#shown;
  }

  /**
   * Takes leased items in, those that are known already with what is known now: they have to be
   * looked at anew, for what was seen of them before was without the proposal.
   */
  add(items: readonly BulkItem[], nowMs: number): void {
    const fresh = new Map(items.map((item) => [item.id, item]));
    const known = new Set(this.#items.map(({ id }) => id));
    for (const { id } of items) {
      this.#seen.delete(id);
      if (this.#paintedMs.has(id)) this.#paintedMs.set(id, nowMs);
    }
    this.#items = [
      ...this.#items.map((item) => fresh.get(item.id) ?? item),
      ...items.filter(({ id }) => !known.has(id)),
    ];
    this.#shown = null;
  }

  /**
   * Lets items go that came first and do not pass the filter, as many as asked for and no more than
   * there are; never one that has an answer, or would have one again by undoing.
   */
  forget(count: number): void {
    if (count <= 0) return;
    const shown = new Set(this.shown.map(({ id }) => id));
    const touched = new Set([this.#given, ...this.#past].flatMap((given) => [...given.keys()]));
    const gone = new Set(
      this.#items
        .map(({ id }) => id)
        .filter((id) => !shown.has(id) && !touched.has(id))
        .slice(0, count),
    );
    this.#items = this.#items.filter(({ id }) => !gone.has(id));
    for (const id of gone) {
      this.#seen.delete(id);
      this.#paintedMs.delete(id);
    }
    if (this.#cursor !== null && gone.has(this.#cursor)) this.#cursor = null;
    if (this.#anchor !== null && gone.has(this.#anchor)) this.#anchor = null;
  }

  /** Takes over what was given before the page was left. */
  restore(given: Given): void {
    const known = new Set(this.#items.map(({ id }) => id));
    this.#given = new Map([...this.#given, ...[...given].filter(([id]) => known.has(id))]);
  }

  setFilter(filter: Partial<BulkFilter>): void {
    this.#filter = { ...this.#filter, ...filter };
    this.#shown = null;
    this.#goOnAt = null;
    const shown = new Set(this.shown.map(({ id }) => id));
    this.#selected = new Set([...this.#selected].filter((id) => shown.has(id)));
  }

  /** A press on an item: alone, with Shift as far as it, with Ctrl beside the others. */
  click(id: AssignmentId, keys: { shift?: boolean; mod?: boolean } = {}): void {
    this.#cursor = id;
    if (keys.shift === true && this.#anchor !== null) {
      this.#selected = new Set(this.#between(this.#anchor, id));
      return;
    }
    this.#anchor = id;
    if (keys.mod !== true) this.#selected = new Set([id]);
    else {
      const next = new Set(this.#selected);
      if (!next.delete(id)) next.add(id);
      this.#selected = next;
    }
  }

  /** Goes `by` items further; with Shift the selection grows or shrinks as far as there. */
  move(by: number, shift: boolean): void {
    const { shown } = this;
    const place = shown.findIndex(({ id }) => id === this.#cursor);
    const next = place < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, place + by));
    const target = shown[next];
    if (target !== undefined) this.click(target.id, { shift });
  }

  selectAll(): void {
    this.#selected = new Set(this.shown.map(({ id }) => id));
    this.#anchor = this.shown[0]?.id ?? null;
  }

  clearSelection(): void {
    this.#selected = new Set();
    this.#anchor = null;
  }

  /** The item has come into sight, or gone out of it. */
  setPainted(id: AssignmentId, isPainted: boolean, nowMs: number): void {
    if (this.#isSeen(id, nowMs)) this.#seen.add(id);
    if (!isPainted) this.#paintedMs.delete(id);
    else if (!this.#paintedMs.has(id)) this.#paintedMs.set(id, nowMs);
  }

  /** Gives the selected items a class, or takes it from them where several may be given. */
  give(classId: number, nowMs: number): BulkOutcome {
    const selected = this.shown.filter(({ id }) => this.#selected.has(id));
    const hasAll = selected.every(({ id }) => this.#given.get(id)?.classIds.includes(classId));
    return this.#answer(selected, nowMs, ({ id }) => {
      if (!this.options.isMultiple) return [classId];
      const before = this.#given.get(id)?.classIds ?? [];
      const without = before.filter((other) => other !== classId);
      return hasAll ? without : [...without, classId];
    });
  }

  /**
   * Gives every shown item without an answer what the model proposes, as far as it has been seen,
   * and has the list go on at the first that has not.
   */
  accept(nowMs: number): BulkOutcome {
    const open = this.shown.filter(
      ({ id, proposedIds }) => proposedIds.length > 0 && !this.#given.has(id),
    );
    const outcome = this.#answer(open, nowMs, ({ proposedIds }) => proposedIds);
    const next = this.shown.find(({ id }) => !this.#given.has(id) && !this.#isSeen(id, nowMs));
    this.#goOnAt = next === undefined ? null : { id: next.id };
    return outcome;
  }

  /** Takes the last giving back; false where there is none. */
  undo(): boolean {
    const before = this.#past.pop();
    if (before === undefined) return false;
    this.#given = before;
    return true;
  }

  /** Hands out what was given, to be sent: it leaves the list, and undo ends there. */
  take(): [BulkItem, GivenAnswer][] {
    const taken = this.#items.flatMap((item): [BulkItem, GivenAnswer][] => {
      const answer = this.#given.get(item.id);
      return answer === undefined ? [] : [[item, answer]];
    });
    this.#items = this.#items.filter(({ id }) => !this.#given.has(id));
    this.#given = new Map();
    this.#past = [];
    this.#shown = null;
    this.#goOnAt = null;
    const left = new Set(this.#items.map(({ id }) => id));
    this.#selected = new Set([...this.#selected].filter((id) => left.has(id)));
    if (this.#cursor !== null && !left.has(this.#cursor)) this.#cursor = null;
    if (this.#anchor !== null && !left.has(this.#anchor)) this.#anchor = null;
    return taken;
  }

  #answer(
    items: readonly BulkItem[],
    nowMs: number,
    classIdsOf: (item: BulkItem) => readonly number[],
  ): BulkOutcome {
    const seen = items.filter(({ id }) => this.#isSeen(id, nowMs));
    const outcome = { given: seen.length, unseen: items.length - seen.length };
    if (seen.length === 0) return outcome;
    const durationMs = Math.round((nowMs - this.#lastActMs) / seen.length);
    this.#lastActMs = nowMs;
    this.#past = [...this.#past.slice(1 - STEPS_MAX), this.#given];
    const given = new Map(this.#given);
    for (const item of seen) {
      const classIds = classIdsOf(item);
      const spentMs = given.get(item.id)?.durationMs ?? 0;
      if (classIds.length === 0) given.delete(item.id);
      else given.set(item.id, { classIds, durationMs: spentMs + durationMs });
    }
    this.#given = given;
    return outcome;
  }

  #isSeen(id: AssignmentId, nowMs: number): boolean {
    const since = this.#paintedMs.get(id);
    return this.#seen.has(id) || (since !== undefined && nowMs - since >= SEEN_MS);
  }

  #between(a: AssignmentId, b: AssignmentId): AssignmentId[] {
    const ids = this.shown.map(({ id }) => id);
    const [from, to] = [ids.indexOf(a), ids.indexOf(b)].sort((x, y) => x - y);
    return ids.slice(Math.max(0, from ?? 0), (to ?? -1) + 1);
  }

  #passes(item: BulkItem): boolean {
    const { proposedId } = this.#filter;
    return (proposedId === null || item.proposedIds.includes(proposedId)) && this.#hasWords(item);
  }

  #hasWords({ name, text }: BulkItem): boolean {
    return hasSearchWords(`${name} ${text ?? ''}`, this.#filter.search);
  }

  #placeOf({ proposedIds: [first] }: BulkItem): number {
    return first === undefined ? Number.MAX_SAFE_INTEGER : this.options.placeOf(first);
  }
}
