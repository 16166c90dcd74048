import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { skipAssignmentContract } from '@/core/contracts/skip-assignment.contract';
import {
  WITHDRAW_MINUTES,
  withdrawAnnotationContract,
} from '@/core/contracts/withdraw-annotation.contract';
import type { DraftConflict } from '@/core/draft/merge-operations';
import { Clipboard } from '@/editor/clipboard';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { AnswerQueue } from './answer-queue';
import { DraftLog } from './draft-log';
import { ItemPreparer } from './item-preparer';
import { AHEAD, LeasePack, PACK_MAX } from './lease-pack';
import type { LocalStore } from './local-store';
import { makeMemoryStore } from './memory-store';
import { NextEditor } from './next-editor';
import { openLog } from './open-log';
import { openSafeStore } from './open-safe-store';
import { PreLabeller, type Proposal } from './pre-labeller';
import type { StoreTrouble } from './safe-store';
import { sendLeftDraft, sendLeftDrafts } from './send-left-drafts';
import type { SessionNotice, SessionSnapshot } from './session-snapshot';
import { WorkChannel, type WorkMessage } from './work-channel';
import { type CarriedOver, isReady, isUntouched, makeWorkItem, type WorkItem } from './work-item';

/** How many of a session's answers can be gone back to. */
const EARLIER_MAX = 50;
/** Of so many the picture is kept. */
const EARLIER_AT_HAND = 5;

export type SkipReason = 'unclear' | 'broken' | 'not_relevant' | 'other';

interface Options {
  api: ConcordClient;
  project: ProjectView;
  userId: string;
  allowSoftwareAdapter: boolean;
}

/** The proposal as it is sent with the answer. */
function toShownPreLabel(proposal: Proposal | null | undefined) {
  if (!proposal) return null;
  const { classConfidences: _, ...shown } = proposal;
  return shown;
}

/**
 * One person's work on one project: leases tasks ahead, makes pictures and pre-labels ready, opens
 * one at a time, keeps the log of what is done to it, and hands answers to the queue without
 * waiting for the server. What was submitted can be taken back for a while.
 */
export class WorkSession {
  readonly #listeners = new Set<() => void>();
  readonly #items: WorkItem[] = [];
  /** Submitted in this session, oldest first. */
  readonly #earlier: WorkItem[] = [];
  readonly #preLabeller: PreLabeller;
  readonly #preparer: ItemPreparer;
  readonly #nextEditor = new NextEditor();
  readonly #canReopen = () => this.#earlier.length > 0;
  #store: LocalStore = makeMemoryStore();
  #channel: WorkChannel | null = null;
  #queue: AnswerQueue | null = null;
  #pack: LeasePack | null = null;
  #log: DraftLog | null = null;
  #project: ProjectView;
  readonly #carried: CarriedOver = {
    activeClassId: null,
    clipboard: new Clipboard(),
    previousRegions: [],
  };
  #phase: SessionSnapshot['phase'] = 'loading';
  #failure: unknown = null;
  #trouble: StoreTrouble | null = null;
  #conflicts: readonly DraftConflict[] = [];
  #notice: SessionNotice | null = null;
  #newestSchemaVersion = 0;
  #isOnline = navigator.onLine;
  #isForeign = false;
  #isReopening = false;
  #othersUnsent = 0;
  #savedAt: number | null = null;
  #submittedCount = 0;
  #snapshot: SessionSnapshot | null = null;
  #isStopped = false;

  constructor(private readonly options: Options) {
    const { api, userId, allowSoftwareAdapter } = options;
    this.#project = options.project;
    this.#preLabeller = new PreLabeller(() => this.#changed(), { allowSoftwareAdapter });
    this.#preparer = new ItemPreparer({
      ...{ api, userId, preLabeller: this.#preLabeller, store: () => this.#store },
      onProgress: () => this.#openFirst(),
      onProposal: (item) => {
        this.#bringProposal(item);
        this.#changed();
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): SessionSnapshot => {
    this.#snapshot ??= this.#read();
    return this.#snapshot;
  };

  /** The log of the item at hand: its history, for panels. */
  get log(): DraftLog | null {
    return this.#log;
  }

  /** Begins: opens the browser's store, sends what is unsent, claims work. */
  async start(): Promise<void> {
    await this.#openStore();
    if (this.#isStopped) return;
    const { api, userId } = this.options;
    this.#channel = new WorkChannel(userId, (message) => this.#hear(message));
    this.#queue = new AnswerQueue(api, this.#store, userId, {
      onChange: () => this.#changed(),
      isStillSelf: () => this.#isStillSelf(),
      // so that taking the answer back brings every step back, on any device
      beforeSend: ({ assignmentId }) => sendLeftDraft(api, this.#store, assignmentId),
    });
    this.#pack = new LeasePack(
      api,
      this.#project.id,
      () => this.#items.map(({ assignment }) => assignment.id),
      (claimed) => this.#take(claimed),
    );
    if (localStorage.getItem(this.#packKey) === 'large') this.#pack.wanted = PACK_MAX;
    window.addEventListener('online', this.#wentOnline);
    window.addEventListener('offline', this.#wentOffline);
    await this.#queue.flush();
    void sendLeftDrafts(api, this.#store, userId, (id) =>
      this.#items.some(({ assignment }) => assignment.id === id),
    );
    await this.#fill();
    this.#openFirst();
  }

  stop(): void {
    this.#isStopped = true;
    window.removeEventListener('online', this.#wentOnline);
    window.removeEventListener('offline', this.#wentOffline);
    this.#pack?.stop();
    this.#queue?.stop();
    void this.#log?.close();
    this.#channel?.close();
    this.#preLabeller.dispose();
    for (const { bitmap } of this.#items) bitmap?.close();
  }

  /** Tries to claim again after a failure, or when there was no more work. */
  async retry(): Promise<void> {
    this.#phase = 'loading';
    this.#failure = null;
    if (this.#pack !== null) this.#pack.hasMore = true;
    this.#changed();
    await this.#fill();
    this.#openFirst();
  }

  /** Sends everything now: answers in their order, then the draft at hand. */
  async sendNow(): Promise<void> {
    await this.#queue?.flush();
    await this.#log?.flush();
  }

  /** The person has signed in again, perhaps as somebody else. */
  async signedIn(): Promise<void> {
    if (!(await this.#isStillSelf())) return;
    await this.sendNow();
    if (this.#phase === 'failed') await this.retry();
  }

  /** Keeps the answer safe in the browser, opens the next item, sends in the background. */
  async submit(): Promise<void> {
    const item = this.#items[0];
    if (item?.editor == null || this.#phase !== 'working' || this.#isReopening) return;
    if (this.#log?.lookedAt != null) return;
    const { assignment, editor, proposal, openedAt } = item;
    const body = {
      ...editor.toAnswer(),
      durationMs: Math.round(Math.min(performance.now() - openedAt, 86_400_000)),
      preLabel: editor.getState().item.arePredictionsLoaded ? toShownPreLabel(proposal) : null,
    };
    const name = assignment.item.name;
    this.#carried.previousRegions = body.regions;
    this.#submittedCount += 1;
    this.#notice = { kind: 'submitted', name };
    this.#rememberEarlier(item);
    void this.#leaveFirst()?.close();
    this.#channel?.tell({ kind: 'answered', assignmentId: assignment.id });
    await this.#queue?.add({ assignmentId: assignment.id, body, itemName: name });
  }

  /** Gives the task at hand back with a reason and opens the next one. */
  async skip(reason: SkipReason, comment: string): Promise<void> {
    const item = this.#items[0];
    if (item === undefined || this.#phase !== 'working') return;
    const { id: assignmentId } = item.assignment;
    const log = this.#leaveFirst();
    await log?.close();
    await this.options.api.call(skipAssignmentContract, {
      params: { assignmentId },
      body: { reason, comment },
      idempotencyKey: crypto.randomUUID(),
    });
    await this.#store.removeLog(assignmentId);
    this.#channel?.tell({ kind: 'skipped', assignmentId });
  }

  /**
   * Takes the last answer of this session back and opens it as it was: out of the queue where it
   * is still unsent, else on the server. The item at hand waits behind it.
   */
  async reopen(assignmentId = this.#earlier.at(-1)?.assignment.id): Promise<void> {
    const index = this.#earlier.findIndex(({ assignment }) => assignment.id === assignmentId);
    const item = this.#earlier[index];
    if (item === undefined || this.#isReopening || this.#queue === null) return;
    const { name } = item.assignment.item;
    this.#isReopening = true;
    try {
      const { id } = item.assignment;
      const wasUnsent = await this.#queue.takeBack(id);
      const assignment = wasUnsent ? item.assignment : await this.#withdraw(id);
      await this.#store.reopenLog(id);
      const { api, userId } = this.options;
      const opened = await openLog(assignment, this.#store, userId, api);
      this.#earlier.splice(index, 1);
      this.#submittedCount -= 1;
      await this.#putAside();
      const { file, proposal } = item;
      const fresh = { file, proposal: proposal ?? null, opened, isReopened: true };
      this.#items.unshift(makeWorkItem(assignment, fresh));
      this.#notice = { kind: 'reopened', name };
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : null;
      const { reason = problem?.code ?? 'network' } = (problem?.details ?? {}) as {
        reason?: string;
      };
      this.#notice = { kind: 'cannot_reopen', name, reason };
    } finally {
      this.#isReopening = false;
    }
    this.#openFirst();
  }

  /** Goes forward again from an answer that was taken back: it is submitted as it stands. */
  async goOn(): Promise<void> {
    if (this.#items[0]?.isReopened === true) await this.submit();
  }

  /** An answer the server refuses is opened again where it can be, else only let go of. */
  async discardRefused(assignmentId: WorkItem['assignment']['id']): Promise<void> {
    await this.#queue?.takeBack(assignmentId);
  }

  /** Settles the conflicts shown: those of which the other side is wanted. */
  settleConflicts(theirs: readonly DraftConflict[]): void {
    this.#log?.takeTheirs(theirs);
    this.#conflicts = [];
    this.#changed();
  }

  dismissNotice(): void {
    this.#notice = null;
    this.#changed();
  }

  /** Takes the newest label schema over; the draft at hand and its steps stay. */
  async updateView(): Promise<void> {
    const params = { projectId: this.#project.id };
    this.#project = await this.options.api.call(getProjectContract, { params });
    await this.#putAside();
    this.#openFirst();
  }

  /**
   * Holds so many tasks with their pictures that work can go on offline, or the usual few again.
   * @throws ApiProblem where they cannot be claimed
   */
  async holdPack(isLarge: boolean): Promise<void> {
    if (this.#pack === null) return;
    localStorage.setItem(this.#packKey, isLarge ? 'large' : 'small');
    this.#pack.wanted = isLarge ? PACK_MAX : AHEAD;
    this.#pack.hasMore = true;
    await this.#pack.fill();
    await Promise.allSettled(this.#items.map(({ file }) => file));
    this.#notice = isLarge ? { kind: 'pack_ready', count: this.#items.length } : null;
    this.#changed();
  }

  readonly #wentOnline = (): void => {
    this.#isOnline = true;
    this.#changed();
    void this.sendNow();
    void this.#fill().then(() => this.#openFirst());
  };

  readonly #wentOffline = (): void => {
    this.#isOnline = false;
    this.#changed();
  };

  get #packKey(): string {
    return `concord-pack-${this.#project.id}`;
  }

  async #openStore(): Promise<void> {
    const tell = (trouble: StoreTrouble) => {
      this.#trouble = trouble;
      this.#changed();
    };
    this.#store = await openSafeStore(tell);
    await this.#store.removeAnswered(Date.now() - 2 * WITHDRAW_MINUTES * 60_000);
    this.#othersUnsent = await this.#store.countOthers(this.options.userId);
  }

  /** Asks the server who is signed in; whoever it is not, nothing of theirs is sent. */
  async #isStillSelf(): Promise<boolean> {
    try {
      const me = await this.options.api.call(getMeContract);
      this.#isForeign = me.id !== this.options.userId;
    } catch {
      return false;
    } finally {
      this.#changed();
    }
    return !this.#isForeign;
  }

  async #withdraw(assignmentId: WorkItem['assignment']['id']) {
    const params = { assignmentId };
    await this.options.api.call(withdrawAnnotationContract, { params });
    return this.options.api.call(getAssignmentContract, { params });
  }

  #hear(message: WorkMessage): void {
    const { assignmentId, kind } = message;
    const index = this.#items.findIndex(({ assignment }) => assignment.id === assignmentId);
    const item = this.#items[index];
    if (kind === 'answered' || kind === 'skipped') {
      if (item !== undefined) this.#drop(index, `${kind}_elsewhere`);
    } else if (item !== undefined && item.editor === null) {
      // begun in the other tab before it is opened here
      item.opened = null;
      this.#preparer.hold(item);
    } else this.#log?.hear(message);
  }

  /** Lets go of an item that was finished elsewhere, with a word where it is the one at hand. */
  #drop(index: number, kind: 'answered_elsewhere' | 'skipped_elsewhere'): void {
    const item = this.#items[index];
    if (item === undefined) return;
    if (index > 0) {
      this.#items.splice(index, 1);
      item.bitmap?.close();
      return;
    }
    this.#notice = { kind, name: item.assignment.item.name };
    void this.#leaveFirst()?.close();
  }

  /** Keeps what opening it again needs, little of those further back. */
  #rememberEarlier({ assignment, file, proposal }: WorkItem): void {
    this.#earlier.push(makeWorkItem(assignment, { file, proposal }));
    if (this.#earlier.length > EARLIER_MAX) this.#earlier.shift();
    const far = this.#earlier.at(-1 - EARLIER_AT_HAND);
    if (far !== undefined) Object.assign(far, { file: null, proposal: null });
  }

  /** Takes the first item off; the caller closes its log. */
  #leaveFirst(): DraftLog | null {
    const [left] = this.#items.splice(0, 1);
    const log = this.#log;
    this.#log = null;
    this.#conflicts = [];
    const { activeClassId } = left?.editor?.getState() ?? this.#carried;
    this.#carried.activeClassId = activeClassId ?? this.#carried.activeClassId;
    // painted once more before it goes, so it is closed in the next task
    setTimeout(() => left?.bitmap?.close());
    this.#openFirst();
    void this.#fill().then(() => this.#openFirst());
    return log;
  }

  /** Closes the item at hand without leaving it: it opens again as it stands. */
  async #putAside(): Promise<void> {
    const [item] = this.#items;
    const log = this.#log;
    if (item === undefined || log === null) return;
    this.#log = null;
    await log.close();
    const isBegun = log.stored.operations.length > 0;
    item.opened = { log: isBegun ? log.stored : (item.opened?.log ?? null), conflicts: [] };
    item.editor = null;
  }

  /** Opens the first item if it is ready and not open yet. */
  #openFirst(): void {
    if (this.#isStopped || this.#isReopening) return;
    for (const next of this.#items.slice(0, AHEAD)) this.#preparer.prepare(next);
    const item = this.#items[0];
    if (item === undefined) {
      const isDone = this.#pack !== null && !this.#pack.isClaiming && !this.#pack.hasMore;
      if (this.#phase !== 'failed') this.#phase = isDone ? 'done' : 'loading';
    } else if (!isReady(item)) {
      this.#phase = 'loading';
    } else {
      this.#phase = 'working';
      if (item.editor === null) this.#open(item);
      const [, next] = this.#items;
      if (next) this.#nextEditor.prepare(next, this.#project, this.#carried, this.#canReopen);
    }
    this.#changed();
  }

  #open(item: WorkItem): void {
    item.editor = this.#nextEditor.take(item, this.#project, this.#carried, this.#canReopen);
    item.openedAt = performance.now();
    const { api, userId } = this.options;
    const host = {
      ...{ api, userId, store: this.#store },
      channel: { tell: (message: WorkMessage) => this.#channel?.tell(message) },
      delayMs: () => (this.#trouble === null ? 500 : 0),
      onChange: () => this.#changed(),
      onConflicts: (conflicts: DraftConflict[]) => {
        this.#conflicts = conflicts;
        this.#changed();
      },
      onClosed: () => {
        const index = this.#items.indexOf(item);
        if (index >= 0) this.#drop(index, 'answered_elsewhere');
      },
      onProblem: ({ code }: ApiProblem) => {
        if (code === 'not_found' || code === 'forbidden') void this.#isStillSelf();
      },
      onLabelSchemaVersion: (version: number) => this.#seeSchema(version),
    };
    this.#conflicts = item.opened?.conflicts ?? [];
    this.#log = new DraftLog(item.assignment.id, item.editor, item.opened?.log ?? null, host);
    this.#bringProposal(item);
  }

  #seeSchema(version: number): void {
    if (version <= this.#newestSchemaVersion) return;
    this.#newestSchemaVersion = version;
    this.#changed();
  }

  /** Predictions come into an answer that has none yet, never into one a person has begun. */
  #bringProposal(item: WorkItem): void {
    const { editor, proposal } = item;
    if (editor === null || !proposal || !isUntouched(item)) return;
    if (this.#log?.lookedAt != null) return;
    const state = editor.getState();
    if (state.item.arePredictionsLoaded || state.item.isTouched || state.regionCount > 0) return;
    editor.loadPredictions(proposal.regions, proposal.classIds);
    editor.selectFirstSuspect();
  }

  async #fill(): Promise<void> {
    try {
      await this.#pack?.fill();
    } catch (error) {
      if (this.#items.length > 0) return;
      this.#phase = 'failed';
      this.#failure = error;
      if (error instanceof ApiProblem && error.code === 'unauthenticated') this.#changed();
    }
  }

  async #take(claimed: Parameters<ConstructorParameters<typeof LeasePack>[3]>[0]): Promise<void> {
    this.#preLabeller.use(claimed.preLabelSource);
    const answered = await this.#store.listUnsent(this.options.userId);
    const known = new Set(
      [...this.#items, ...this.#earlier].map(({ assignment }) => assignment.id),
    );
    for (const { assignmentId } of answered) known.add(assignmentId);
    for (const assignment of claimed.assignments) {
      this.#seeSchema(assignment.labelSchemaVersion);
      if (known.has(assignment.id)) continue;
      const proposal = claimed.preLabelSource === null ? null : undefined;
      const item = makeWorkItem(assignment, { proposal });
      this.#items.push(item);
      this.#preparer.hold(item);
    }
    this.#openFirst();
  }

  #changed(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }

  #read(): SessionSnapshot {
    const queue = this.#queue?.state;
    const draft = this.#log?.state ?? 'saved';
    const unsent = queue?.unsent ?? [];
    const isDraftUnsent = draft !== 'saved';
    const needsSignIn =
      (queue?.needsSignIn ?? false) ||
      draft === 'signed_out' ||
      (this.#failure instanceof ApiProblem && this.#failure.code === 'unauthenticated');
    const isOffline = !this.#isOnline || draft === 'offline' || (queue?.isOffline ?? false);
    const isSaved = unsent.length === 0 && !isDraftUnsent;
    if (isSaved && !isOffline && this.#queue !== null) this.#savedAt = Date.now();
    return {
      phase: this.#phase,
      project: this.#project,
      item: this.#phase === 'working' ? (this.#items[0] ?? null) : null,
      failure: this.#failure,
      save: isOffline || needsSignIn || this.#isForeign ? 'offline' : isSaved ? 'saved' : 'saving',
      unsentCount: unsent.length + (isDraftUnsent ? 1 : 0),
      ...{ unsent, isDraftUnsent, needsSignIn },
      savedAt: this.#savedAt,
      isForeign: this.#isForeign,
      othersUnsent: this.#othersUnsent,
      refused: queue?.refused ?? [],
      trouble: this.#trouble,
      conflicts: this.#conflicts,
      notice: this.#notice,
      lookedAt: this.#log?.lookedAt ?? null,
      historySeq: this.#log?.seq ?? 0,
      hasNewerSchema: this.#newestSchemaVersion > this.#project.labelSchemaVersion,
      canReopen: this.#earlier.length > 0,
      isPackLarge: (this.#pack?.wanted ?? AHEAD) > AHEAD,
      packSize: Math.max(0, this.#items.length - 1),
      model: this.#preLabeller.status,
      submittedCount: this.#submittedCount,
    };
  }
}
