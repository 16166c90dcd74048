import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { applyDraftDiffs } from '@/core/draft/draft-diff';
import type { DraftDocument } from '@/core/draft/draft-document';
import { type DraftOperation, keepNewest, OPERATIONS_KEPT } from '@/core/draft/draft-operation';
import { draftOf, mergeLogs } from '@/core/draft/merge-logs';
import { type DraftConflict, settleParts } from '@/core/draft/merge-operations';
import type { EditorOperation } from '@/editor/draft';
import type { Editor } from '@/editor/editor';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import type { AssignmentId, LocalStore, StoredLog } from './local-store';
import { newStep } from './new-step';
import { fetchLog } from './open-log';
import type { WorkChannel, WorkMessage } from './work-channel';

const SERVER_DELAY_MS = 500;
const RETRY_MS = 5_000;
const TRIES_MAX = 5;

export type DraftState = 'saved' | 'saving' | 'offline' | 'signed_out' | 'refused';

/** What a log works with, and whom it tells. */
export interface DraftHost {
  api: ConcordClient;
  store: LocalStore;
  channel: Pick<WorkChannel, 'tell'>;
  userId: string;
  /** Milliseconds between an edit and its sending; less where the browser keeps nothing. */
  delayMs?: () => number;
  onChange: () => void;
  onConflicts: (conflicts: DraftConflict[]) => void;
  /** The item was submitted or skipped elsewhere. */
  onClosed: () => void;
  onProblem: (problem: ApiProblem) => void;
  onLabelSchemaVersion: (version: number) => void;
}

/**
 * Keeps the log of one item's draft: every settled operation goes to the browser's store at once,
 * to the person's other tabs, and to the server within a second. What another tab or device did
 * meanwhile is joined in; what both did to the same region is told as a conflict.
 */
export class DraftLog {
  state: DraftState = 'saved';
  #log: StoredLog;
  #operations: DraftOperation[];
  /** The number of the newest operation that the browser's store has. */
  #keptSeq: number;
  #keeping: Promise<void> = Promise.resolve();
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
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
    this.#log = opened ?? { base: editor.toDraft(), operations: [], version: 0, ackedSeq: 0 };
    this.#operations = [...this.#log.operations];
    this.#keptSeq = this.seq;
    this.#unlisten = [
      editor.onChange((operation) => this.#add(operation)),
      editor.subscribe(() => {
        if (this.#hasNews && !this.#isBusy) void this.#takeNews();
      }),
    ];
    if (this.#isUnsaved) this.#schedule(0);
  }

  /** The number of the newest operation; 0 where there is none. */
  get seq(): number {
    return this.#operations.at(-1)?.seq ?? this.#log.ackedSeq;
  }

  /** Everything, as it would be opened again. */
  get stored(): StoredLog {
    return { ...this.#log, operations: this.#operations };
  }

  /** A gesture is under way, or an earlier state is shown. */
  get #isBusy(): boolean {
    return this.#lookedAt !== null || this.editor.getState().isInGesture;
  }

  get #isUnsaved(): boolean {
    return this.seq > this.#log.ackedSeq;
  }

  /** Sends now what the server lacks; resolves when that was tried. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#send();
  }

  /** No more operations: the item is left. Resolves once everything is kept in the browser. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const stop of this.#unlisten) stop();
    clearTimeout(this.#timer);
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
    return { base: this.#log.base, operations: this.#operations };
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
    const operations = this.#operations.filter((operation) => operation.seq <= seq);
    return draftOf({ base: this.#log.base, operations });
  }

  #add(operation: EditorOperation): void {
    this.#operations.push({ ...operation, ...newStep(), seq: this.seq + 1 });
    this.#shorten();
    if (this.state === 'saved') this.#setState('saving');
    this.#keep();
    this.#schedule(this.host.delayMs?.() ?? SERVER_DELAY_MS);
  }

  /** Beyond the limits the oldest operations become part of the ground. */
  #shorten(): void {
    if (this.#operations.length < OPERATIONS_KEPT * 1.2) return;
    const kept = keepNewest(this.#operations);
    const gone = this.#operations.slice(0, this.#operations.length - kept.length);
    const base = applyDraftDiffs(
      this.#log.base,
      gone.map(({ diff }) => diff),
    );
    this.#log = { ...this.#log, base };
    this.#operations = [...kept];
  }

  /** Writes to the browser's store what it lacks; one write at a time. */
  #keep(): void {
    this.#keeping = this.#keeping.then(async () => {
      const added = this.#operations.filter(({ seq }) => seq > this.#keptSeq);
      const [first] = added;
      if (first === undefined) return;
      const before = this.#operations.filter(({ seq }) => seq <= this.#keptSeq);
      const { base } = this.#log;
      const place = {
        ...{ id: this.id, userId: this.host.userId },
        base: () => draftOf({ base, operations: before }),
        after: before.at(-1)?.id ?? null,
      };
      if (await this.host.store.appendOperations(place, added)) {
        this.#keptSeq = Math.max(this.#keptSeq, added.at(-1)?.seq ?? 0);
        const message = { kind: 'operations', assignmentId: this.id, operations: added } as const;
        this.host.channel.tell(message);
      } else this.#askForNews();
    });
  }

  #hearOperations(operations: readonly DraftOperation[]): void {
    const isNext = operations[0]?.seq === this.seq + 1 && this.#keptSeq === this.seq;
    if (!isNext || this.#isBusy) {
      this.#askForNews();
      return;
    }
    for (const operation of operations) this.editor.repeat(operation);
    this.#operations.push(...operations);
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
      if (kept === null || this.#isClosed || !this.#join(kept)) return;
      this.#keptSeq = kept.operations.at(-1)?.seq ?? 0;
    });
    this.#keep();
    this.#schedule(this.host.delayMs?.() ?? SERVER_DELAY_MS);
    return this.#keeping;
  }

  /** Puts one's own operations behind the others'; false during a gesture, which goes on. */
  #join(theirs: StoredLog): boolean {
    if (this.#isBusy) {
      this.#hasNews = true;
      return false;
    }
    const { conflicts, ...merged } = mergeLogs(this.stored, theirs, newStep);
    this.#log = { ...theirs, base: merged.base };
    this.#operations = [...merged.operations];
    this.editor.loadLog(merged);
    this.#setState(this.#isUnsaved ? 'saving' : 'saved');
    if (conflicts.length > 0) this.host.onConflicts(conflicts);
    return true;
  }

  #acknowledge({ version, ackedSeq }: { version: number; ackedSeq: number }): void {
    if (version <= this.#log.version) return;
    this.#log = { ...this.#log, version, ackedSeq };
    this.#setState(this.#isUnsaved ? 'saving' : 'saved');
  }

  #schedule(delayMs: number): void {
    if (this.#timer !== undefined || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#send();
    }, delayMs);
  }

  #send(): Promise<void> {
    this.#sending ??= navigator.locks
      .request(`concord-draft-${this.id}`, () => this.#sendAll())
      .finally(() => {
        this.#sending = null;
        if (this.state === 'offline') this.#schedule(RETRY_MS);
      });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    await this.#keeping;
    for (let attempt = 0; attempt < TRIES_MAX && this.#isUnsaved; attempt += 1) {
      try {
        await this.#sendPart();
        if (this.#isUnsaved) this.#schedule(SERVER_DELAY_MS);
        return;
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : null;
        if (problem?.code !== 'stale_version') return this.#fail(problem);
        if (!(await this.#joinServer())) return;
      }
    }
    this.#setState(this.#isUnsaved ? 'offline' : 'saved');
  }

  async #sendPart(): Promise<void> {
    const { version, ackedSeq } = this.#log;
    const lacking = this.#operations.filter(({ seq }) => seq > ackedSeq);
    const operations = keepNewest(lacking);
    const isWhole = version > 0 && operations[0]?.seq === ackedSeq + 1;
    const answer = await this.host.api.call(saveDraftContract, {
      params: { assignmentId: this.id },
      body: { operations: [...operations], ...(isWhole ? {} : { document: draftOf(this.stored) }) },
      ifMatch: version,
    });
    const receipt = { version: answer.version, ackedSeq: answer.seq };
    this.#acknowledge(receipt);
    await this.host.store.writeReceipt(this.id, receipt);
    this.host.channel.tell({ kind: 'receipt', assignmentId: this.id, receipt });
    this.host.onLabelSchemaVersion(answer.labelSchemaVersion);
  }

  /** The server has what this browser has not: joins it in; false where that has to wait. */
  async #joinServer(): Promise<boolean> {
    try {
      const theirs = await fetchLog(this.host.api, this.id);
      let isJoined = false;
      this.#keeping = this.#keeping.then(async () => {
        isJoined = theirs !== null && !this.#isClosed && this.#join(theirs);
        if (!isJoined) return;
        const { stored } = this;
        await this.host.store.replaceLog(this.id, this.host.userId, stored);
        this.#keptSeq = stored.operations.at(-1)?.seq ?? 0;
      });
      await this.#keeping;
      if (!isJoined) {
        this.#schedule(SERVER_DELAY_MS);
        return false;
      }
      this.host.channel.tell({ kind: 'replaced', assignmentId: this.id });
      return true;
    } catch (error) {
      this.#fail(error instanceof ApiProblem ? error : null);
      return false;
    }
  }

  #fail(problem: ApiProblem | null): void {
    if (problem?.code === 'assignment_closed') {
      if (!this.#isClosed) this.host.onClosed();
    } else if (problem?.code === 'unauthenticated') this.#setState('signed_out');
    else if (problem === null || problem.status === 0 || problem.status >= 500) {
      this.#setState('offline');
    } else if (problem.code === 'rate_limited') this.#setState('offline');
    else this.#setState('refused');
    if (problem !== null) this.host.onProblem(problem);
  }

  #setState(state: DraftState): void {
    if (this.state === state) return;
    this.state = state;
    this.host.onChange();
  }
}
