import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { WITHDRAW_MINUTES } from '@/core/contracts/withdraw-annotation.contract';
import type { DraftConflict } from '@/core/draft/merge-operations';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import type { CopyStore } from '../../offline/copy-store';
import { answerOfItem } from './answer-of-item';
import { AnswerQueue } from './answer-queue';
import { CommentQueue } from './comment-queue';
import { CopyKeeper } from './copy-keeper';
import type { DraftLog } from './draft-log';
import { EarlierAnswers, refusalOf } from './earlier-answers';
import type { AssignmentId, LocalStore, UnsentComment } from './local-store';
import { makeMemoryStore } from './memory-store';
import { openSafeStore } from './open-safe-store';
import { PATIENCE_MS } from './patience';
import { makeSessionFacts, readSnapshot, type SessionFacts } from './read-snapshot';
import { sendLeftDraft, sendLeftDrafts } from './send-left-drafts';
import type { SessionSnapshot } from './session-snapshot';
import { WorkChannel } from './work-channel';
import { WorkDesk } from './work-desk';

/** What the server says of an answer that can be made to fit. */
const MENDABLE_CODES = new Set(['invalid', 'too_large']);

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
 * One person's work on one project: what is on the desk (see work-desk.ts) is submitted, skipped or
 * taken back. Answers go to the queue without waiting for the server; what the page shows of all
 * this is one snapshot.
 */
export class WorkSession {
  readonly #listeners = new Set<() => void>();
  readonly #facts: SessionFacts;
  readonly #earlier: EarlierAnswers;
  readonly #copies: CopyKeeper;
  readonly #desk: WorkDesk;
  #store: LocalStore = makeMemoryStore();
  #channel: WorkChannel | null = null;
  #queue: AnswerQueue | null = null;
  #comments: CommentQueue | null = null;
  #snapshot: SessionSnapshot | null = null;
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(private readonly options: Options) {
    const { api, project, userId, allowSoftwareAdapter } = options;
    const store = () => this.#store;
    this.#facts = makeSessionFacts(project);
    this.#copies = new CopyKeeper(options.copies, userId, project.id);
    this.#earlier = new EarlierAnswers({ api, userId, store, copies: this.#copies });
    this.#desk = new WorkDesk({
      ...{ api, userId, allowSoftwareAdapter, store },
      ...{ earlier: this.#earlier, facts: this.#facts },
      copies: this.#copies,
      tell: (message) => this.#channel?.tell(message),
      onChange: () => this.#changed(),
      isStillSelf: () => this.#isStillSelf(),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): SessionSnapshot => {
    this.#snapshot ??= readSnapshot(this.#facts, {
      items: this.#desk.items,
      log: this.#desk.log,
      queue: this.#queue?.state ?? null,
      comments: this.#comments?.state ?? null,
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
    const [before] = await Promise.all([this.#copies.restoreAnswered(), this.#openStore()]);
    if (this.#isStopped) return;
    const { api, userId } = this.options;
    const desk = this.#desk;
    this.#channel = new WorkChannel(userId, (message) => desk.hear(message));
    this.#queue = new AnswerQueue(api, this.#store, userId, {
      onChange: () => this.#changed(),
      isStillSelf: () => this.#isStillSelf(),
      // so that taking the answer back brings every step back, on any device
      beforeSend: ({ assignmentId }) => sendLeftDraft(api, this.#store, assignmentId),
      onSent: ({ assignmentId }) => this.#earlier.noteSent(assignmentId),
    });
    this.#comments = new CommentQueue(api, this.#store, userId, {
      onChange: () => this.#changed(),
      isStillSelf: () => this.#isStillSelf(),
      onSent: () => {
        this.#facts.sentCommentCount += 1;
      },
    });
    const unsent = await this.#store.listUnsent(userId);
    const unsentIds = unsent.map(({ assignmentId }) => assignmentId);
    this.#earlier.restore(before.answered, new Set(unsentIds));
    desk.carried.previousRegions = before.regions;
    desk.start(unsentIds);
    window.addEventListener('online', this.#wentOnline);
    window.addEventListener('offline', this.#wentOffline);
    void this.#comments.flush();
    // what is on its way is not claimed again; a line without answers does not hold up the work
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS.opening));
    await Promise.race([this.#queue.flush(), patience]);
    void sendLeftDrafts(api, this.#store, userId, (id) =>
      desk.items.some(({ assignment }) => assignment.id === id),
    );
    await desk.refill();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#askAgain);
    window.removeEventListener('online', this.#wentOnline);
    window.removeEventListener('offline', this.#wentOffline);
    this.#queue?.stop();
    this.#comments?.stop();
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
    const comments = this.#comments?.flush();
    await this.#queue?.flush();
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
    const desk = this.#desk;
    const item = desk.items[0];
    if (item?.editor == null || this.#facts.phase !== 'working' || desk.isReopening) return;
    const lookedAt = desk.log?.lookedAt ?? null;
    if (lookedAt !== null) {
      this.#facts.notice = { kind: 'looking_back', lookedAt };
      this.#changed();
      return;
    }
    const {
      id: assignmentId,
      item: { name },
    } = item.assignment;
    if (item.failure !== null) {
      this.#facts.notice = { kind: 'no_picture', name };
      this.#changed();
      return;
    }
    const body = answerOfItem(item.editor, item);
    desk.carried.previousRegions = body.regions;
    if (this.#facts.project.kind === 'image') this.#copies.keepRegions(body.regions);
    this.#facts.submittedCount += 1;
    this.#facts.notice = { kind: 'submitted', name };
    this.#earlier.remember(item);
    void desk.leaveFirst()?.close();
    this.#channel?.tell({ kind: 'answered', assignmentId });
    await this.#queue?.add({ assignmentId, body, itemName: name });
  }

  /** Loads the picture at hand again, and any other that has not come. */
  loadPictures(): void {
    if (this.#facts.notice?.kind === 'no_picture') this.#facts.notice = null;
    this.#desk.loadPicturesAgain();
    this.#desk.openFirst();
  }

  /** Gives the task at hand back with a reason, on its way like an answer, and opens the next one. */
  async skip(reason: SkipReason, comment: string): Promise<void> {
    const item = this.#desk.items[0];
    if (item === undefined || this.#facts.phase !== 'working' || this.#desk.isReopening) return;
    const {
      id: assignmentId,
      item: { name },
    } = item.assignment;
    void this.#desk.leaveFirst()?.close();
    this.#channel?.tell({ kind: 'skipped', assignmentId });
    const skip = { reason, comment };
    await this.#queue?.add({ assignmentId, body: {}, skip, itemName: name });
  }

  /**
   * Takes an earlier answer back, the last one where none is named, and opens it as it was:
   * out of the queue where it is still unsent, else on the server. The item at hand waits behind it.
   */
  async reopen(assignmentId = this.#earlier.ids.at(-1)): Promise<void> {
    const desk = this.#desk;
    const item = this.#earlier.find(assignmentId);
    if (item === undefined || desk.isReopening || this.#queue === null) return;
    const { name } = item.assignment.item;
    desk.isReopening = true;
    try {
      const reopened = await this.#earlier.takeBack(item, this.#queue);
      this.#facts.submittedCount = Math.max(0, this.#facts.submittedCount - 1);
      await desk.putFirst(reopened);
      this.#facts.notice = { kind: 'reopened', name };
    } catch (error) {
      this.#facts.notice = { kind: 'cannot_reopen', name, reason: refusalOf(error) };
    } finally {
      desk.isReopening = false;
    }
    desk.openFirst();
    this.#askAgainLater();
  }

  /** Goes forward again from an answer that was taken back: it is submitted as it stands. */
  async goOn(): Promise<void> {
    if (this.#desk.items[0]?.isReopened === true) await this.submit();
  }

  /** An answer the server refuses is opened again where it can be put right, else let go of. */
  async discardRefused(assignmentId: AssignmentId): Promise<void> {
    const refused = this.#queue?.state.refused ?? [];
    const found = refused.find(({ waiting }) => waiting.assignmentId === assignmentId);
    const isAtHand = this.#earlier.find(assignmentId) !== undefined;
    if (isAtHand && MENDABLE_CODES.has(found?.problem.code ?? '')) await this.reopen(assignmentId);
    else await this.#queue?.takeBack(assignmentId);
  }

  /**
   * Resolves once the comment is safe in the browser; it is sent in the background.
   * @throws before the session has begun
   */
  readonly keepComment = async (
    comment: Omit<UnsentComment, 'userId' | 'queuedAt'>,
  ): Promise<void> => {
    if (this.#comments === null) throw new Error('The session has not begun');
    await this.#comments.add(comment);
  };

  /** Takes a comment out of the browser, one that waits or one that the server refuses. */
  readonly discardComment = async (idempotencyKey: string): Promise<void> => {
    await this.#comments?.takeBack(idempotencyKey);
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

  #askAgainLater(): void {
    clearTimeout(this.#askAgain);
    if (!this.#earlier.isInDoubt || this.#isStopped) return;
    this.#askAgain = setTimeout(() => void this.#askAgainNow(), PATIENCE_MS.again);
  }

  /** What the server has taken back without this page having heard of it is opened. */
  async #askAgainNow(): Promise<void> {
    const taken = this.#desk.isReopening ? null : await this.#earlier.findTakenBack();
    if (taken !== null && !this.#isStopped) await this.reopen(taken);
    this.#askAgainLater();
  }

  readonly #wentOnline = (): void => {
    this.#facts.isOnline = true;
    this.#changed();
    void this.sendNow();
    void this.#desk.refill();
    void this.#askAgainNow();
  };

  readonly #wentOffline = (): void => {
    this.#facts.isOnline = false;
    this.#changed();
  };

  async #openStore(): Promise<void> {
    this.#store = await openSafeStore((trouble) => {
      this.#facts.trouble = trouble;
      this.#changed();
    });
    await this.#store.removeAnswered(Date.now() - 2 * WITHDRAW_MINUTES * 60_000);
    this.#facts.othersUnsent = await this.#store.countOthers(this.options.userId);
  }

  /** Asks the server who is signed in; whoever it is not, nothing of theirs is sent. Null: it does not say. */
  async #isStillSelf(): Promise<boolean | null> {
    try {
      const me = await this.options.api.call(getMeContract, { timeoutMs: PATIENCE_MS.asking });
      this.#facts.isForeign = me.id !== this.options.userId;
      this.#facts.isSignedOut = false;
    } catch (error) {
      const hasEnded = error instanceof ApiProblem && error.code === 'unauthenticated';
      this.#facts.isSignedOut ||= hasEnded;
      return null;
    } finally {
      this.#changed();
    }
    return !this.#facts.isForeign;
  }

  #changed(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }
}
