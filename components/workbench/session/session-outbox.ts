import { WITHDRAW_MINUTES } from '@/core/contracts/withdraw-annotation.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { AnswerQueue } from './answer-queue';
import { CommentQueue } from './comment-queue';
import type { AssignmentId, LocalStore, UnsentComment } from './local-store';
import { makeMemoryStore } from './memory-store';
import { openSafeStore } from './open-safe-store';
import { PATIENCE_MS } from './patience';
import type { SessionFacts } from './read-snapshot';
import { sendLeftDraft, sendLeftDrafts } from './send-left-drafts';

interface Host {
  api: ConcordClient;
  userId: string;
  /** What the session knows: trouble of the store, others' unsent work and sent comments are noted. */
  facts: Pick<SessionFacts, 'trouble' | 'othersUnsent' | 'sentCommentCount'>;
  /** The server has the answer. */
  onAnswerSent: (assignmentId: AssignmentId) => void;
  onChange: () => void;
  isStillSelf: () => Promise<boolean | null>;
}

/**
 * What goes out of one person's session, from the browser's store: answers and tasks given back,
 * comments beside them, and drafts that earlier pages have left.
 */
export class SessionOutbox {
  #store: LocalStore = makeMemoryStore();
  #answers: AnswerQueue | null = null;
  #comments: CommentQueue | null = null;

  constructor(private readonly host: Host) {}

  /** The browser's store; before that is open, one that lasts as long as the page. */
  get store(): LocalStore {
    return this.#store;
  }

  /** Null before the session has begun. */
  get answers(): AnswerQueue | null {
    return this.#answers;
  }

  /** Null before the session has begun. */
  get comments(): CommentQueue | null {
    return this.#comments;
  }

  /** Opens the browser's store. Nothing can be sent before `start`. */
  async open(): Promise<void> {
    const { facts, userId, onChange } = this.host;
    this.#store = await openSafeStore((trouble) => {
      facts.trouble = trouble;
      onChange();
    });
    await this.#store.removeAnswered(Date.now() - 2 * WITHDRAW_MINUTES * 60_000);
    facts.othersUnsent = await this.#store.countOthers(userId);
  }

  /** From now on answers and comments can be sent; returns of which tasks an answer waits already. */
  async start(): Promise<AssignmentId[]> {
    const { api, userId, facts, onAnswerSent, onChange, isStillSelf } = this.host;
    const store = this.#store;
    this.#answers = new AnswerQueue(api, store, userId, {
      ...{ onChange, isStillSelf },
      // so that taking the answer back brings every step back, on any device
      beforeSend: ({ assignmentId }) => sendLeftDraft(api, store, assignmentId),
      onSent: ({ assignmentId }) => onAnswerSent(assignmentId),
    });
    this.#comments = new CommentQueue(api, store, userId, {
      ...{ onChange, isStillSelf },
      onSent: () => {
        facts.sentCommentCount += 1;
      },
    });
    const unsent = await store.listUnsent(userId);
    return unsent.map(({ assignmentId }) => assignmentId);
  }

  stop(): void {
    this.#answers?.stop();
    this.#comments?.stop();
  }

  /**
   * Sends what earlier pages have left, the drafts of what is not open behind the answers. Resolves
   * once the answers are sent, or after a while: a line without answers does not hold up the work.
   */
  async sendLeft(isOpen: (id: AssignmentId) => boolean): Promise<void> {
    const { api, userId } = this.host;
    void this.#comments?.flush();
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS.opening));
    await Promise.race([this.#answers?.flush(), patience]);
    void sendLeftDrafts(api, this.#store, userId, isOpen);
  }

  /**
   * Resolves once the comment is safe in the browser; it is sent in the background.
   * @throws before the session has begun
   */
  async keepComment(comment: Omit<UnsentComment, 'userId' | 'queuedAt'>): Promise<void> {
    if (this.#comments === null) throw new Error('The session has not begun');
    await this.#comments.add(comment);
  }
}
