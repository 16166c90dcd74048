import type { ConcordClient } from '@/sdk/concord-client';
import { AnswerQueue } from './answer-queue';
import { CommentQueue } from './comment-queue';
import { isSelf } from './is-still-self';
import type { LocalStore } from './local-store';
import { openSafeStore } from './open-safe-store';
import { sendLeftDraft } from './send-left-drafts';

/** What one person has left in this browser, and whether sending it has failed. */
export interface UnsentState {
  /** Answers and comments; what the server refuses is not among them. */
  count: number;
  hasFailed: boolean;
}

/**
 * Sends what label pages have left in this browser, answers and comments, from any other page: with
 * the same queues, so that no two tabs send at a time and everything counts once.
 */
export class UnsentWork {
  readonly #listeners = new Set<() => void>();
  readonly #answers: AnswerQueue;
  readonly #comments: CommentQueue;
  #state: UnsentState = { count: 0, hasFailed: false };

  private constructor(
    api: ConcordClient,
    private readonly store: LocalStore,
    private readonly userId: string,
  ) {
    const host = {
      onChange: () => this.#changed(),
      isStillSelf: () => isSelf(api, userId),
    };
    this.#answers = new AnswerQueue(api, store, userId, {
      ...host,
      beforeSend: ({ assignmentId }) => sendLeftDraft(api, store, assignmentId),
    });
    this.#comments = new CommentQueue(api, store, userId, host);
    window.addEventListener('online', this.#sendInBackground);
  }

  /** Opens the browser's store; nothing is sent before it is asked for. */
  static async open(api: ConcordClient, userId: string): Promise<UnsentWork> {
    return new UnsentWork(api, await openSafeStore(() => {}), userId);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): UnsentState => this.#state;

  /** Sends everything that waits, as far as that goes; the rest is tried again by itself. */
  async send(): Promise<void> {
    await Promise.all([this.#answers.flush(), this.#comments.flush()]);
  }

  /** Returns how many answers and comments the server does not have, refused ones among them. */
  async count(): Promise<number> {
    const { store, userId } = this;
    const left = await Promise.all([store.listUnsent(userId), store.listUnsentComments(userId)]);
    return left.flat().length;
  }

  stop(): void {
    window.removeEventListener('online', this.#sendInBackground);
    this.#answers.stop();
    this.#comments.stop();
  }

  readonly #sendInBackground = (): void => void this.send();

  #changed(): void {
    const states = [this.#answers.state, this.#comments.state];
    const count = states.reduce((sum, { unsent }) => sum + unsent.length, 0);
    const hasFailed = states.some(({ isOffline, needsSignIn }) => isOffline || needsSignIn);
    const { count: countBefore, hasFailed: hadFailed } = this.#state;
    if (count === countBefore && hasFailed === hadFailed) return;
    this.#state = { count, hasFailed };
    for (const listener of this.#listeners) listener();
  }
}
