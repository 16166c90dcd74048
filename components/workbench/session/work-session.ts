import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { DraftConflict } from '@/core/draft/merge-operations';
import type { ConcordClient } from '@/sdk/concord-client';
import type { CopyStore } from '../../offline/copy-store';
import { AnswerReopener } from './answer-reopener';
import { CopyKeeper } from './copy-keeper';
import type { DraftLog } from './draft-log';
import { EarlierAnswers } from './earlier-answers';
import { isStillSelf } from './is-still-self';
import { ItemFinisher } from './item-finisher';
import type { AssignmentId, UnsentComment } from './local-store';
import { makeSessionFacts, readSnapshot, type SessionFacts } from './read-snapshot';
import { SessionOutbox } from './session-outbox';
import type { SessionSnapshot } from './session-snapshot';
import { WorkChannel, type WorkMessage } from './work-channel';
import { WorkDesk } from './work-desk';

export type SkipReason = 'unclear' | 'broken' | 'not_relevant' | 'other';

interface Options {
  api: ConcordClient;
  project: ProjectView;
  userId: string;
  allowSoftwareAdapter: boolean;
  /** Where copies of what is held are kept. */
  copies: () => Promise<CopyStore>;
}

/**
 * One person's work on one project: what is on the desk (see work-desk.ts) is submitted or skipped
 * (see item-finisher.ts) and taken back (see answer-reopener.ts). Answers go to the outbox (see
 * session-outbox.ts) without waiting for the server; what the page shows of all this is one snapshot.
 */
export class WorkSession {
  readonly #listeners = new Set<() => void>();
  readonly #facts: SessionFacts;
  readonly #earlier: EarlierAnswers;
  readonly #copies: CopyKeeper;
  readonly #outbox: SessionOutbox;
  readonly #desk: WorkDesk;
  readonly #finisher: ItemFinisher;
  readonly #reopener: AnswerReopener;
  readonly #isStillSelf: () => Promise<boolean | null>;
  #channel: WorkChannel | null = null;
  #snapshot: SessionSnapshot | null = null;
  #isStopped = false;

  constructor(private readonly options: Options) {
    const { api, project, userId, allowSoftwareAdapter } = options;
    const facts = makeSessionFacts(project);
    const onChange = () => this.#changed();
    this.#facts = facts;
    this.#isStillSelf = () => isStillSelf({ api, userId, facts, onChange });
    const shared = { api, userId, facts, onChange, isStillSelf: this.#isStillSelf };
    this.#outbox = new SessionOutbox({
      ...shared,
      onAnswerSent: (assignmentId) => this.#earlier.noteSent(assignmentId),
    });
    const store = () => this.#outbox.store;
    const answers = () => this.#outbox.answers;
    const tell = (message: WorkMessage) => this.#channel?.tell(message);
    const copies = new CopyKeeper(options.copies, userId, project.id);
    const earlier = new EarlierAnswers({ api, userId, store, copies });
    const desk = new WorkDesk({ ...shared, allowSoftwareAdapter, store, copies, earlier, tell });
    this.#finisher = new ItemFinisher({ desk, earlier, copies, facts, answers, tell, onChange });
    this.#reopener = new AnswerReopener({ desk, earlier, facts, answers });
    this.#copies = copies;
    this.#earlier = earlier;
    this.#desk = desk;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): SessionSnapshot => {
    this.#snapshot ??= readSnapshot(this.#facts, {
      items: this.#desk.items,
      log: this.#desk.log,
      queue: this.#outbox.answers?.state ?? null,
      comments: this.#outbox.comments?.state ?? null,
      canReopen: !this.#earlier.isEmpty,
      isPackLarge: this.#desk.pack?.isLarge ?? false,
      model: this.#desk.model,
    });
    this.#facts.savedAt = this.#snapshot.savedAt;
    return this.#snapshot;
  };

  /** The log of the item at hand: its history, for panels. */
  get log(): DraftLog | null {
    return this.#desk.log;
  }

  /** Begins: opens the browser's store, sends what is unsent, claims work. */
  async start(): Promise<void> {
    const [before] = await Promise.all([this.#copies.restoreAnswered(), this.#outbox.open()]);
    if (this.#isStopped) return;
    const desk = this.#desk;
    this.#channel = new WorkChannel(this.options.userId, (message) => desk.hear(message));
    const unsentIds = await this.#outbox.start();
    this.#earlier.restore(before.answered, new Set(unsentIds));
    desk.carried.previousRegions = before.regions;
    desk.start(unsentIds);
    window.addEventListener('online', this.#wentOnline);
    window.addEventListener('offline', this.#wentOffline);
    // what is on its way is not claimed again
    await this.#outbox.sendLeft((id) => desk.items.some(({ assignment }) => assignment.id === id));
    await desk.refill();
  }

  stop(): void {
    this.#isStopped = true;
    this.#reopener.stop();
    window.removeEventListener('online', this.#wentOnline);
    window.removeEventListener('offline', this.#wentOffline);
    this.#outbox.stop();
    this.#desk.stop();
    this.#channel?.close();
  }

  /** Tries to claim again after a failure, or when there was no more work. */
  async retry(): Promise<void> {
    this.#facts.phase = 'loading';
    this.#facts.failure = null;
    if (this.#desk.pack !== null) this.#desk.pack.hasMore = true;
    this.#changed();
    await this.#desk.refill();
  }

  /** Sends everything now: answers in their order, then the draft at hand; comments beside them. */
  async sendNow(): Promise<void> {
    const comments = this.#outbox.comments?.flush();
    await this.#outbox.answers?.flush();
    await this.log?.flush();
    await comments;
  }

  /** The person has signed in again, perhaps as somebody else. */
  async signedIn(): Promise<void> {
    if ((await this.#isStillSelf()) !== true) return;
    await this.sendNow();
    if (this.#facts.phase === 'failed') await this.retry();
    else if (this.#facts.isCut) await this.#desk.refill();
  }

  /**
   * Keeps the answer safe in the browser, opens the next item, sends in the background. While an
   * earlier step of the history is shown, or no picture has come, it only says so: what is seen is
   * not what would be sent.
   */
  async submit(): Promise<void> {
    await this.#finisher.submit();
  }

  /** Loads the picture at hand again, and any other that has not come. */
  loadPictures(): void {
    if (this.#facts.notice?.kind === 'no_picture') this.#facts.notice = null;
    this.#desk.loadPicturesAgain();
    this.#desk.openFirst();
  }

  /** Gives the task at hand back with a reason, on its way like an answer, and opens the next one. */
  async skip(reason: SkipReason, comment: string): Promise<void> {
    await this.#finisher.skip({ reason, comment });
  }

  /**
   * Takes an earlier answer back, the last one where none is named, and opens it as it was:
   * out of the queue where it is still unsent, else on the server. The item at hand waits behind it.
   */
  async reopen(assignmentId?: AssignmentId): Promise<void> {
    await this.#reopener.reopen(assignmentId);
  }

  /** Goes forward again from an answer that was taken back: it is submitted as it stands. */
  async goOn(): Promise<void> {
    if (this.#desk.items[0]?.isReopened === true) await this.submit();
  }

  /** An answer the server refuses is opened again where it can be put right, else let go of. */
  async discardRefused(assignmentId: AssignmentId): Promise<void> {
    await this.#reopener.discardRefused(assignmentId);
  }

  /**
   * Resolves once the comment is safe in the browser; it is sent in the background.
   * @throws before the session has begun
   */
  readonly keepComment = async (
    comment: Omit<UnsentComment, 'userId' | 'queuedAt'>,
  ): Promise<void> => {
    await this.#outbox.keepComment(comment);
  };

  /** Takes a comment out of the browser, one that waits or one that the server refuses. */
  readonly discardComment = async (idempotencyKey: string): Promise<void> => {
    await this.#outbox.comments?.takeBack(idempotencyKey);
  };

  /** Settles the conflicts shown: those of which the other side is wanted. */
  settleConflicts(theirs: readonly DraftConflict[]): void {
    this.log?.takeTheirs(theirs);
    this.#facts.conflicts = [];
    this.#changed();
  }

  dismissNotice(): void {
    this.#facts.notice = null;
    this.#changed();
  }

  /** Takes the newest label schema over; the draft at hand and its steps stay. */
  async updateView(): Promise<void> {
    const params = { projectId: this.#facts.project.id };
    this.#facts.project = await this.options.api.call(getProjectContract, { params });
    await this.#desk.putAside();
    this.#desk.openFirst();
  }

  /**
   * Holds so many tasks with their pictures that work can go on offline, or the usual few again.
   * @throws ApiProblem where they cannot be claimed
   */
  async holdPack(isLarge: boolean): Promise<void> {
    const { pack, items } = this.#desk;
    if (pack === null) return;
    // asked here, where a person expects it: browsers throw away what was not asked for
    if (isLarge) void navigator.storage?.persist?.().catch(() => false);
    await pack.hold(isLarge);
    const pictures = await Promise.allSettled(items.map(({ file }) => file));
    await this.#copies.settled();
    const count = pictures.filter(({ status }) => status === 'fulfilled').length;
    this.#facts.notice = isLarge ? { kind: 'pack_ready', count } : null;
    this.#changed();
  }

  readonly #wentOnline = (): void => {
    this.#facts.isOnline = true;
    this.#changed();
    void this.sendNow();
    void this.#desk.refill();
    void this.#reopener.reopenTakenBack();
  };

  readonly #wentOffline = (): void => {
    this.#facts.isOnline = false;
    this.#changed();
  };

  #changed(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }
}
