import { applyDraftDiffs } from '@/core/draft/draft-diff';
import type { DraftDocument } from '@/core/draft/draft-document';
import type { DraftOperation } from '@/core/draft/draft-operation';
import { draftOf, mergeLogs } from '@/core/draft/merge-logs';
import { type DraftConflict, settleParts } from '@/core/draft/merge-operations';
import type { EditorOperation } from '@/editor/draft';
import type { Editor } from '@/editor/editor';
import type { DraftHost, DraftState } from './draft-host';
import { DraftLedger } from './draft-ledger';
import { DraftSender, type SentLog } from './draft-sender';
import type { AssignmentId, DraftReceipt, StoredLog } from './local-store';
import { newStep } from './new-step';
import type { WorkMessage } from './work-channel';

/**
 * Keeps the log of one item's draft: every settled operation goes to the browser's store at once,
 * to the person's other tabs, and to the server within a second. What another tab or device did
 * meanwhile is joined in; what both did to the same region is told as a conflict.
 */
export class DraftLog {
  state: DraftState = 'saved';
  readonly #ledger: DraftLedger;
  readonly #sender: DraftSender;
  /** The number of the newest operation that the browser's store has. */
  #keptSeq: number;
  #keeping: Promise<void> = Promise.resolve();
  #hasNews = false;
  #lookedAt: number | null = null;
  #isClosed = false;
  readonly #unlisten: (() => void)[];

  constructor(
    private readonly id: AssignmentId,
    private readonly editor: Editor,
    opened: StoredLog | null,
    private readonly host: DraftHost,
  ) {
    this.#ledger = new DraftLedger(
      opened ?? { base: editor.toDraft(), operations: [], version: 0, ackedSeq: 0 },
    );
    this.#sender = new DraftSender(id, this.#toSend(), host);
    this.#keptSeq = this.seq;
    this.#unlisten = [
      editor.onChange((operation) => this.#add(operation)),
      editor.subscribe(() => {
        if (this.#hasNews && !this.#isBusy) void this.#takeNews();
      }),
    ];
    if (this.#ledger.isUnsaved) this.#sender.schedule(0);
  }

  /** The number of the newest operation; 0 where there is none. */
  get seq(): number {
    return this.#ledger.seq;
  }

  /** Everything, as it would be opened again. */
  get stored(): StoredLog {
    return this.#ledger.stored;
  }

  /** A gesture is under way, or an earlier state is shown. */
  get #isBusy(): boolean {
    return this.#lookedAt !== null || this.editor.getState().isInGesture;
  }

  /** Sends now what the server lacks; resolves when that was tried. */
  flush(): Promise<void> {
    return this.#sender.flush();
  }

  /** No more operations: the item is left. Resolves once everything is kept in the browser. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const stop of this.#unlisten) stop();
    this.#sender.close();
    await this.#keeping;
  }

  /** Another tab tells of this item. */
  hear(message: WorkMessage): void {
    if (this.#isClosed || message.assignmentId !== this.id) return;
    if (message.kind === 'receipt') this.#acknowledge(message.receipt);
    else if (message.kind === 'replaced') this.#askForNews();
    else if (message.kind === 'operations') this.#hearOperations(message.operations);
  }

  /** Takes the other side of conflicts, as one step that can be undone. */
  takeTheirs(conflicts: readonly DraftConflict[]): void {
    const draft = this.editor.toDraft();
    const parts = conflicts.map(({ id, theirs }) => ({ id, value: theirs }));
    const diff = settleParts(draft, parts);
    if (diff !== null) this.editor.changeTo(applyDraftDiffs(draft, [diff]), 'merge');
  }

  /** Every operation that is kept, oldest first, and the draft before them. */
  get history(): { base: DraftDocument; operations: readonly DraftOperation[] } {
    return this.#ledger.history;
  }

  /** The operation whose outcome is shown in place of the present state; null: the present. */
  get lookedAt(): number | null {
    return this.#lookedAt;
  }

  /** Shows the draft as it was after an operation, only to be looked at; null shows the present. */
  look(seq: number | null): void {
    if (seq === this.#lookedAt) return;
    this.#lookedAt = seq;
    if (seq === null) this.editor.loadLog(this.history);
    else this.editor.loadLog({ base: this.draftAt(seq), operations: [] });
    this.host.onChange();
    if (seq === null && this.#hasNews) void this.#takeNews();
  }

  /** Goes back, or forth, to the draft as it was after an operation: a step that can be undone. */
  goTo(seq: number): void {
    const draft = this.draftAt(seq);
    this.look(null);
    this.editor.changeTo(draft, 'travel');
  }

  /** The draft as it was after an operation; before all of them for a number below the first. */
  draftAt(seq: number): DraftDocument {
    return draftOf(this.#ledger.upTo(seq));
  }

  #add(operation: EditorOperation): void {
    this.#ledger.append([{ ...operation, ...newStep(), seq: this.seq + 1 }]);
    this.#ledger.shorten();
    if (this.state === 'saved') this.#setState('saving');
    this.#keep();
    this.#sender.scheduleEdit();
  }

  /** Writes to the browser's store what it lacks; one write at a time. */
  #keep(): void {
    this.#keeping = this.#keeping.then(async () => {
      const added = this.#ledger.after(this.#keptSeq);
      const [first] = added;
      if (first === undefined) return;
      const before = this.#ledger.upTo(this.#keptSeq);
      const place = {
        ...{ id: this.id, userId: this.host.userId },
        base: () => draftOf(before),
        after: before.operations.at(-1)?.id ?? null,
      };
      if (await this.host.store.appendOperations(place, added)) {
        this.#keptSeq = Math.max(this.#keptSeq, added.at(-1)?.seq ?? 0);
        const message = { kind: 'operations', assignmentId: this.id, operations: added } as const;
        this.host.channel.tell(message);
      } else if (this.#isClosed) await this.#keepBehind();
      else this.#askForNews();
    });
  }

  /** The item was left before its last operations were kept: they follow what another tab wrote. */
  async #keepBehind(): Promise<void> {
    const { store, userId, channel } = this.host;
    const theirs = await store.readLog(this.id);
    if (theirs === null) return;
    const { version, ackedSeq } = theirs;
    const { base, operations } = mergeLogs(this.stored, theirs, newStep);
    await store.replaceLog(this.id, userId, { base, operations, version, ackedSeq });
    this.#keptSeq = this.seq;
    channel.tell({ kind: 'replaced', assignmentId: this.id });
  }

  #hearOperations(operations: readonly DraftOperation[]): void {
    const isNext = operations[0]?.seq === this.seq + 1 && this.#keptSeq === this.seq;
    if (!isNext || this.#isBusy) {
      this.#askForNews();
      return;
    }
    for (const operation of operations) this.editor.repeat(operation);
    this.#ledger.append(operations);
    this.#keptSeq = this.seq;
    if (this.state === 'saved') this.#setState('saving');
  }

  #askForNews(): void {
    this.#hasNews = true;
    if (!this.#isBusy) void this.#takeNews();
  }

  /** Joins what another tab has written to the store. */
  #takeNews(): Promise<void> {
    this.#hasNews = false;
    this.#keeping = this.#keeping.then(async () => {
      const kept = await this.host.store.readLog(this.id);
      if (this.#isClosed) return;
      if (kept === null) {
        // it went while it was worked on: all of it is put there again
        await this.host.store.replaceLog(this.id, this.host.userId, this.stored);
        this.#keptSeq = this.seq;
      } else if (this.#join(kept)) this.#keptSeq = kept.operations.at(-1)?.seq ?? 0;
    });
    this.#keep();
    this.#sender.scheduleEdit();
    return this.#keeping;
  }

  /** Puts one's own operations behind the others'; false during a gesture, which goes on. */
  #join(theirs: StoredLog): boolean {
    if (this.#isBusy) {
      this.#hasNews = true;
      return false;
    }
    const { conflicts, ...merged } = mergeLogs(this.stored, theirs, newStep);
    this.#ledger.replace(merged, theirs);
    this.editor.loadLog(merged);
    this.#settleState();
    if (conflicts.length > 0) this.host.onConflicts(conflicts);
    return true;
  }

  #acknowledge(receipt: DraftReceipt): void {
    if (this.#ledger.acknowledge(receipt)) this.#settleState();
  }

  /** What the sender sees and does of this log. */
  #toSend(): SentLog {
    const state = () => this.state;
    return {
      ledger: this.#ledger,
      get state() {
        return state();
      },
      setState: (now) => this.#setState(now),
      acknowledge: (receipt) => this.#acknowledge(receipt),
      kept: () => this.#keeping,
      joinAndKeep: (theirs) => this.#joinAndKeep(theirs),
    };
  }

  /** Joins what the server has in and writes all of it to the browser's store. */
  async #joinAndKeep(theirs: StoredLog): Promise<boolean> {
    let isJoined = false;
    this.#keeping = this.#keeping.then(async () => {
      isJoined = !this.#isClosed && this.#join(theirs);
      if (!isJoined) return;
      const { stored } = this;
      await this.host.store.replaceLog(this.id, this.host.userId, stored);
      this.#keptSeq = stored.operations.at(-1)?.seq ?? 0;
    });
    await this.#keeping;
    return isJoined;
  }

  #settleState(): void {
    this.#setState(this.#ledger.isUnsaved ? 'saving' : 'saved');
  }

  #setState(state: DraftState): void {
    if (this.state === state) return;
    this.state = state;
    this.host.onChange();
  }
}
