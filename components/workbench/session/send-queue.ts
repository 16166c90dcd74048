import { ApiProblem } from '@/sdk/api-problem';
import { PATIENCE_MS } from './patience';
import { runLocked } from './run-locked';

const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 30_000;

/** Codes after which trying the same again is no use; what was refused stays in the browser. */
const FINAL_CODES = new Set([
  'assignment_closed',
  'not_found',
  'invalid',
  'bad_request',
  'forbidden',
  'too_large',
  'key_reused',
]);
/** Codes that somebody else's session would get for what is not theirs. */
const FOREIGN_CODES = new Set(['not_found', 'forbidden']);

/** Something the server will never take, and why; it stays until somebody discards it. */
export interface Refused<T> {
  waiting: T;
  problem: ApiProblem;
}

export interface SendState<T> {
  /** In the order of sending; refused ones are not among them. */
  unsent: readonly T[];
  refused: readonly Refused<T>[];
  isOffline: boolean;
  /** The session has ended: nothing can be sent until the person signs in again. */
  needsSignIn: boolean;
}

export interface SendHost<T> {
  onChange: () => void;
  /** The server has acknowledged it. */
  onSent?: (sent: T) => void;
  /** Whether the browser is still signed in as the person whose work this is; null where the server does not say. */
  isStillSelf: () => Promise<boolean | null>;
}

/** Where things wait, and how one of them is sent. */
interface Shelf<T> {
  /** One tab of the browser sends at a time, by a Web Lock of this name. */
  lock: string;
  /** What waits, in the order of sending. */
  list: () => Promise<T[]>;
  keyOf: (waiting: T) => string;
  /** @throws ApiProblem; sent again it must count once */
  send: (waiting: T) => Promise<void>;
  remove: (waiting: T) => Promise<void>;
}

/**
 * Sends what waits in the browser's store one after the other, in its order: one tab sends at a
 * time, and a thing leaves the browser only when the server has acknowledged it.
 */
export class SendQueue<T> {
  state: SendState<T> = { unsent: [], refused: [], isOffline: false, needsSignIn: false };
  #retryMs = RETRY_MS_MIN;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  /** Something may have been put on the shelf since it was last looked at. */
  #isWanted = false;
  #isStopped = false;

  constructor(
    private readonly shelf: Shelf<T>,
    private readonly host: SendHost<T>,
  ) {}

  /**
   * Sends whatever waits; called at the start, when the network comes back, and after each addition.
   * Resolves once all is sent, or it is of no use to go on for now.
   */
  flush(): Promise<void> {
    this.#isWanted = true;
    if (this.#isStopped) return Promise.resolve();
    this.#sending ??= this.#sendWanted().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Takes something out before it is sent; false where the server has it already. */
  takeBack(key: string): Promise<boolean> {
    const { lock, list, keyOf, remove } = this.shelf;
    return runLocked(lock, async () => {
      const waiting = (await list()).find((one) => keyOf(one) === key);
      if (waiting !== undefined) await remove(waiting);
      this.#update({ unsent: await this.#waiting() });
      return waiting !== undefined;
    });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Something was put on the shelf: it is shown as waiting, and sent in the background. */
  protected async noteAdded(): Promise<void> {
    this.#update({ unsent: await this.#waiting() });
    void this.flush();
  }

  /** What waits and is not refused; what was refused and has gone from the store is forgotten. */
  async #waiting(): Promise<T[]> {
    const { list, keyOf } = this.shelf;
    const all = await list();
    const kept = new Set(all.map(keyOf));
    const refused = this.state.refused.filter(({ waiting }) => kept.has(keyOf(waiting)));
    if (refused.length < this.state.refused.length) this.#update({ refused });
    const final = new Set(refused.map(({ waiting }) => keyOf(waiting)));
    return all.filter((one) => !final.has(keyOf(one)));
  }

  async #sendWanted(): Promise<void> {
    clearTimeout(this.#timer);
    let isGoingOn = true;
    while (isGoingOn && this.#isWanted) {
      this.#isWanted = false;
      isGoingOn = await runLocked(this.shelf.lock, () => this.#sendAll());
    }
  }

  async #sendAll(): Promise<boolean> {
    let waiting = await this.#waiting();
    this.#update({ unsent: waiting });
    while (waiting.length > 0 && !this.#isStopped) {
      const [next] = waiting;
      if (next === undefined || !(await this.#send(next))) return false;
      waiting = await this.#waiting();
      this.#update({ unsent: waiting, isOffline: false, needsSignIn: false });
    }
    this.#update({ isOffline: false, needsSignIn: false });
    return true;
  }

  async #send(waiting: T): Promise<boolean> {
    const slow = setTimeout(() => this.#update({ isOffline: true }), PATIENCE_MS.telling);
    try {
      await this.shelf.send(waiting);
    } catch (error) {
      return this.#fail(waiting, error instanceof ApiProblem ? error : null);
    } finally {
      clearTimeout(slow);
    }
    await this.shelf.remove(waiting);
    this.#retryMs = RETRY_MS_MIN;
    this.host.onSent?.(waiting);
    return true;
  }

  async #fail(waiting: T, problem: ApiProblem | null): Promise<boolean> {
    if (problem !== null && FINAL_CODES.has(problem.code)) {
      // before the server's word on it counts: was it asked by the right person?
      const isOwn = !FOREIGN_CODES.has(problem.code) || (await this.host.isStillSelf());
      if (isOwn === true) {
        this.#update({ refused: [...this.state.refused, { waiting, problem }] });
        return true;
      }
      if (isOwn === null) this.#tryAgainLater();
      return false;
    }
    this.#update({
      isOffline: problem === null || problem.status === 0 || problem.status >= 500,
      needsSignIn: problem?.code === 'unauthenticated',
    });
    this.#tryAgainLater();
    return false;
  }

  #tryAgainLater(): void {
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), this.#retryMs);
    this.#retryMs = Math.min(RETRY_MS_MAX, this.#retryMs * 2);
  }

  #update(change: Partial<SendState<T>>): void {
    this.state = { ...this.state, ...change };
    this.host.onChange();
  }
}
