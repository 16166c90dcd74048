import type { DraftConflict } from '@/core/draft/merge-operations';
import { Clipboard } from '@/editor/clipboard';
import type { EntityId } from '@/core/ids';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { isUnreachable } from '../../api/is-unreachable';
import type { CopyKeeper } from './copy-keeper';
import { DeskIntake } from './desk-intake';
import { DraftLog } from './draft-log';
import type { EarlierAnswers } from './earlier-answers';
import { ItemPreparer } from './item-preparer';
import { AHEAD, type Claimed, LeasePack } from './lease-pack';
import type { AssignmentId, LocalStore } from './local-store';
import { NextEditor } from './next-editor';
import { PATIENCE_MS } from './patience';
import { type ModelStatus, PreLabeller } from './pre-labeller';
import type { SessionFacts } from './read-snapshot';
import type { WorkMessage } from './work-channel';
import { type CarriedOver, isReady, isUntouched, type WorkItem } from './work-item';

const NOBODY_ASKED = new ApiProblem({ code: 'network', status: 0, detail: 'No answer' });

interface Host {
  api: ConcordClient;
  userId: string;
  allowSoftwareAdapter: boolean;
  store: () => LocalStore;
  /** What lies on the desk is kept there, to be opened again without the server. */
  copies: CopyKeeper;
  earlier: EarlierAnswers;
  /** What the session knows: the desk writes phase, failure, conflicts, notice, newest schema. */
  facts: SessionFacts;
  tell: (message: WorkMessage) => void;
  onChange: () => void;
  isStillSelf: () => Promise<boolean | null>;
}

/**
 * The tasks a person holds: the first one lies open with its editor and its log, the others are
 * leased and made ready behind it.
 */
export class WorkDesk {
  readonly items: WorkItem[] = [];
  /** While an answer is taken back nothing is opened: it is to come first. */
  isReopening = false;
  readonly carried: CarriedOver = {
    activeClassId: null,
    clipboard: new Clipboard(),
    previousRegions: [],
  };
  readonly #preLabeller: PreLabeller;
  readonly #preparer: ItemPreparer;
  readonly #intake: DeskIntake;
  readonly #nextEditor = new NextEditor();
  readonly #canReopen = () => !this.host.earlier.isEmpty;
  #pack: LeasePack | null = null;
  #log: DraftLog | null = null;
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(private readonly host: Host) {
    const { api, userId, store, allowSoftwareAdapter, onChange } = host;
    this.#preLabeller = new PreLabeller(onChange, { allowSoftwareAdapter });
    this.#preparer = new ItemPreparer({
      ...{ api, userId, preLabeller: this.#preLabeller, store },
      onProgress: () => this.openFirst(),
      onFile: (item) => host.copies.keepPicture(item),
      onProposal: (item) => {
        this.#bringProposal(item);
        onChange();
      },
    });
    this.#intake = new DeskIntake(this.items, {
      ...{ userId, store, copies: host.copies },
      ...{ preLabeller: this.#preLabeller, preparer: this.#preparer },
      onLabelSchemaVersion: (version) => this.#seeSchema(version),
    });
  }

  /** The log of the item at hand. */
  get log(): DraftLog | null {
    return this.#log;
  }

  get model(): ModelStatus {
    return this.#preLabeller.status;
  }

  /** The leases; null before the work has begun. */
  get pack(): LeasePack | null {
    return this.#pack;
  }

  /** From now on tasks can be claimed, but for those answered before. */
  start(answeredBefore: readonly AssignmentId[]): void {
    const { api, facts, userId } = this.host;
    for (const id of answeredBefore) this.#intake.noteLeft(id);
    this.#pack = new LeasePack(
      api,
      { projectId: facts.project.id, userId: userId as EntityId<'user'> },
      () => this.items.map(({ assignment }) => assignment.id),
      (claimed, isFirst) => this.#take(claimed, isFirst),
    );
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#askAgain);
    this.#pack?.stop();
    void this.#log?.close();
    this.#preLabeller.dispose();
    for (const { bitmap } of this.items) bitmap?.close();
  }

  /**
   * Claims what is missing and opens the first item if none is open; a failure is told as such.
   * Where nobody answers, work goes on with what the browser has kept.
   */
  async refill(): Promise<void> {
    const { facts, isStillSelf } = this.host;
    this.loadPicturesAgain();
    try {
      // what was restored is one person's: nothing is claimed for it in another's name
      if (facts.isCut && (await isStillSelf()) !== true) throw NOBODY_ASKED;
      await this.#pack?.fill();
      facts.isCut = false;
    } catch (error) {
      await this.#failToFill(error);
    } finally {
      this.#askAgainLater();
    }
    this.openFirst();
  }

  /** Loads the pictures that have not come. */
  loadPicturesAgain(): void {
    for (const item of this.items) this.#preparer.retry(item);
  }

  /** Another tab tells of one of the items. */
  hear(message: WorkMessage): void {
    const { assignmentId, kind } = message;
    const item = this.items.find(({ assignment }) => assignment.id === assignmentId);
    if (kind === 'answered' || kind === 'skipped') {
      this.#intake.noteLeft(assignmentId);
      if (item !== undefined) this.#drop(item, `${kind}_elsewhere`);
    } else if (item !== undefined && item.editor === null) {
      // begun in the other tab before it is opened here
      item.opened = null;
      this.#preparer.hold(item);
    } else this.#log?.hear(message);
  }

  /** Takes the first item off; the caller closes its log. */
  leaveFirst(): DraftLog | null {
    const [left] = this.items.splice(0, 1);
    const log = this.#log;
    this.#log = null;
    if (left !== undefined) {
      this.#intake.noteLeft(left.assignment.id);
      this.host.copies.leave(left.assignment.id);
    }
    this.host.facts.conflicts = [];
    const { activeClassId } = left?.editor?.getState() ?? this.carried;
    this.carried.activeClassId = activeClassId ?? this.carried.activeClassId;
    // painted once more before it goes, so it is closed in the next task
    setTimeout(() => left?.bitmap?.close());
    this.openFirst();
    void this.refill();
    return log;
  }

  /** Closes the item at hand without leaving it: it opens again as it stands. */
  async putAside(): Promise<void> {
    const [item] = this.items;
    const log = this.#log;
    if (item === undefined || log === null) return;
    this.#log = null;
    await log.close();
    const isBegun = log.stored.operations.length > 0;
    item.opened = { log: isBegun ? log.stored : (item.opened?.log ?? null), conflicts: [] };
    item.editor = null;
  }

  /** Puts an item in front of the one at hand, which waits behind it. */
  async putFirst(item: WorkItem): Promise<void> {
    await this.putAside();
    this.items.unshift(item);
    this.#intake.noteBack(item.assignment.id);
    this.host.copies.keepAgain(item.assignment);
  }

  /** Opens the first item if it is ready and not open yet. */
  openFirst(): void {
    if (this.#isStopped || this.isReopening) return;
    const { facts, onChange } = this.host;
    for (const next of this.items.slice(0, AHEAD)) this.#preparer.prepare(next);
    const item = this.items[0];
    if (item === undefined) {
      const isDone = this.#pack !== null && !this.#pack.isClaiming && !this.#pack.hasMore;
      if (facts.phase !== 'failed') facts.phase = isDone ? 'done' : 'loading';
    } else if (!isReady(item)) {
      facts.phase = 'loading';
    } else {
      facts.phase = 'working';
      if (item.editor === null) this.#open(item);
      const [, next] = this.items;
      if (next) this.#nextEditor.prepare(next, facts.project, this.carried, this.#canReopen);
    }
    onChange();
  }

  #open(item: WorkItem): void {
    const { api, userId, store, facts, tell, onChange, isStillSelf } = this.host;
    item.editor = this.#nextEditor.take(item, facts.project, this.carried, this.#canReopen);
    item.openedAt = performance.now();
    item.isSilent = item.assignment.task.isBlind || this.#isPaused;
    facts.conflicts = item.opened?.conflicts ?? [];
    this.#log = new DraftLog(item.assignment.id, item.editor, item.opened?.log ?? null, {
      ...{ api, userId, store: store(), channel: { tell }, onChange },
      delayMs: () => (facts.trouble === null ? 500 : 0),
      onConflicts: (conflicts: DraftConflict[]) => {
        facts.conflicts = conflicts;
        onChange();
      },
      onClosed: () => {
        if (this.items.includes(item)) this.#drop(item, 'answered_elsewhere');
      },
      onProblem: ({ code }: ApiProblem) => {
        if (code === 'not_found' || code === 'forbidden') void isStillSelf();
      },
      onLabelSchemaVersion: (version: number) => this.#seeSchema(version),
    });
    this.#bringProposal(item);
    // of proposals that are there already, as when the page is opened again
    if (item.editor.getState().selectedIds.length === 0) item.editor.selectFirstSuspect();
  }

  /** Lets go of an item that was finished elsewhere, with a word where it is the one at hand. */
  #drop(item: WorkItem, kind: 'answered_elsewhere' | 'skipped_elsewhere'): void {
    const index = this.items.indexOf(item);
    if (index > 0) {
      this.#intake.remove(item);
      return;
    }
    this.host.facts.notice = { kind, name: item.assignment.item.name };
    void this.leaveFirst()?.close();
  }

  /** The model's proposals cost more than they save. */
  get #isPaused(): boolean {
    return this.#preLabeller.help?.isPaused === true;
  }

  /**
   * Predictions come into an answer that has none yet, never into one a person has begun; candidates
   * may be asked for at any time. Where nothing is to be shown the model seems to see nothing, and
   * where its help is paused, which is said, as if it had not looked.
   */
  #bringProposal(item: WorkItem): void {
    const { editor, proposal } = item;
    if (editor === null || !proposal) return;
    if (item.isSilent) {
      if (!this.#isPaused) editor.setCandidates([]);
      return;
    }
    editor.setCandidates(proposal.candidates, this.#preLabeller.help?.areClicksPaused !== true);
    if (!isUntouched(item)) return;
    if (this.#log?.lookedAt != null) return;
    const state = editor.getState();
    if (state.item.arePredictionsLoaded || state.item.isTouched || state.regionCount > 0) return;
    editor.loadPredictions(proposal.regions, proposal.classIds);
    editor.selectFirstSuspect();
  }

  #seeSchema(version: number): void {
    const { facts, onChange } = this.host;
    if (version <= facts.newestSchemaVersion) return;
    facts.newestSchemaVersion = version;
    onChange();
  }

  async #take(claimed: Claimed, isFirst: boolean): Promise<void> {
    await this.#intake.take(claimed, isFirst);
    // taken back on another device
    for (const { assignment } of this.items) this.host.earlier.forget(assignment.id);
    this.openFirst();
  }

  /** Opens what the browser has kept; false where that is nothing. */
  async #restore(): Promise<boolean> {
    const isRestored = await this.#intake.restore();
    this.host.facts.isCut ||= isRestored;
    if (isRestored) this.openFirst();
    return isRestored;
  }

  #askAgainLater(): void {
    clearTimeout(this.#askAgain);
    if (!this.host.facts.isCut || this.#isStopped) return;
    this.#askAgain = setTimeout(() => void this.refill(), PATIENCE_MS.again);
  }

  async #failToFill(error: unknown): Promise<void> {
    // perhaps somebody else is signed in by now
    if (error instanceof ApiProblem && error.code === 'forbidden') await this.host.isStillSelf();
    if (this.items.length > 0) return;
    if (isUnreachable(error) && (await this.#restore())) return;
    const { facts, onChange } = this.host;
    facts.phase = 'failed';
    facts.failure = error;
    if (error instanceof ApiProblem && error.code === 'unauthenticated') onChange();
  }
}
