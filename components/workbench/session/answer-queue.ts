import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import type { AssignmentId, LocalStore, UnsentAnswer } from './local-store';

const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 30_000;
const LOCK = 'concord-answer-queue';

/** Codes after which trying the same again is no use; the answer stays in the browser. */
const FINAL_CODES = new Set([
  'assignment_closed',
  'not_found',
  'invalid',
  'bad_request',
  'forbidden',
  'too_large',
  'key_reused',
]);
/** Codes that somebody else's session would get for answers that are not theirs. */
const FOREIGN_CODES = new Set(['not_found', 'forbidden']);

/** An answer the server will never take, and why; it stays until somebody discards it. */
export interface RefusedAnswer {
  answer: UnsentAnswer;
  problem: ApiProblem;
}

export interface QueueState {
  /** In the order of sending; refused ones are not among them. */
  unsent: readonly UnsentAnswer[];
  refused: readonly RefusedAnswer[];
  isOffline: boolean;
  /** The session has ended: nothing can be sent until the person signs in again. */
  needsSignIn: boolean;
}

export interface QueueHost {
  onChange: () => void;
  /** What has to be sent ahead of an answer, such as the last steps of its draft. */
  beforeSend?: (answer: UnsentAnswer) => Promise<void>;
  /** The server has acknowledged it. */
  onSent?: (answer: UnsentAnswer) => void;
  /** Whether the browser is still signed in as the person whose answers these are. */
  isStillSelf: () => Promise<boolean>;
}

/**
 * Sends answers one after the other in the order they were given, each exactly once: the key is
 * made when the answer is queued, one tab sends at a time, and an answer leaves the browser only
 * when the server has acknowledged it.
 */
export class AnswerQueue {
  state: QueueState = { unsent: [], refused: [], isOffline: false, needsSignIn: false };
  #retryMs = RETRY_MS_MIN;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #isStopped = false;

  constructor(
    private readonly api: ConcordClient,
    private readonly store: LocalStore,
    private readonly userId: string,
    private readonly host: QueueHost,
  ) {}

  /** Resolves once the answer is safe in the browser; sending goes on by itself. */
  async add(answer: Omit<UnsentAnswer, 'userId' | 'idempotencyKey' | 'queuedAt'>): Promise<void> {
    await this.store.queueAnswer({
      ...answer,
      userId: this.userId,
      idempotencyKey: crypto.randomUUID(),
      queuedAt: performance.timeOrigin + performance.now(),
    });
    this.#update({ unsent: await this.#waiting() });
    void this.flush();
  }

  /** Sends whatever waits; called at the start, when the network comes back, and after each answer. */
  async flush(): Promise<void> {
    if (this.#isSending || this.#isStopped) return;
    this.#isSending = true;
    clearTimeout(this.#timer);
    try {
      await navigator.locks.request(LOCK, () => this.#sendAll());
    } finally {
      this.#isSending = false;
    }
  }

  /** Takes an answer out before it is sent; false where the server has it already. */
  takeBack(id: AssignmentId): Promise<boolean> {
    return navigator.locks.request(LOCK, async () => {
      const all = await this.store.listUnsent(this.userId);
      if (!all.some(({ assignmentId }) => assignmentId === id)) return false;
      await this.store.removeUnsent(id);
      this.#update({
        refused: this.state.refused.filter(({ answer }) => answer.assignmentId !== id),
      });
      this.#update({ unsent: await this.#waiting() });
      return true;
    });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #waiting(): Promise<UnsentAnswer[]> {
    const all = await this.store.listUnsent(this.userId);
    const refused = new Set(this.state.refused.map(({ answer }) => answer.assignmentId));
    return all.filter(({ assignmentId }) => !refused.has(assignmentId));
  }

  async #sendAll(): Promise<void> {
    let waiting = await this.#waiting();
    this.#update({ unsent: waiting });
    while (waiting.length > 0 && !this.#isStopped) {
      const [next] = waiting;
      if (next === undefined || !(await this.#send(next))) return;
      waiting = await this.#waiting();
      this.#update({ unsent: waiting, isOffline: false, needsSignIn: false });
    }
    this.#update({ isOffline: false });
  }

  async #send(answer: UnsentAnswer): Promise<boolean> {
    const { assignmentId, idempotencyKey, body } = answer;
    try {
      await this.host.beforeSend?.(answer);
      const params = { assignmentId };
      await this.api.call(submitAnnotationContract, { params, body, idempotencyKey });
    } catch (error) {
      return this.#fail(answer, error instanceof ApiProblem ? error : null);
    }
    await this.store.removeUnsent(assignmentId);
    this.#retryMs = RETRY_MS_MIN;
    this.host.onSent?.(answer);
    return true;
  }

  async #fail(answer: UnsentAnswer, problem: ApiProblem | null): Promise<boolean> {
    if (problem !== null && FINAL_CODES.has(problem.code)) {
      // before the server's word on it counts: was it asked by the right person?
      const isForeign = FOREIGN_CODES.has(problem.code) && !(await this.host.isStillSelf());
      if (!isForeign) this.#update({ refused: [...this.state.refused, { answer, problem }] });
      return !isForeign;
    }
    this.#update({
      isOffline: problem === null || problem.status === 0 || problem.status >= 500,
      needsSignIn: problem?.code === 'unauthenticated',
    });
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), this.#retryMs);
    this.#retryMs = Math.min(RETRY_MS_MAX, this.#retryMs * 2);
    return false;
  }

  #update(change: Partial<QueueState>): void {
    this.state = { ...this.state, ...change };
    this.host.onChange();
  }
}
