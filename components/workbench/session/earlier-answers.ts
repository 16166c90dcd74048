import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import {
  WITHDRAW_MINUTES,
  withdrawAnnotationContract,
} from '@/core/contracts/withdraw-annotation.contract';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { isUnreachable } from '../../api/is-unreachable';
import type { AnsweredCopy } from '../../offline/copy-store';
import type { AnswerQueue } from './answer-queue';
import type { CopyKeeper } from './copy-keeper';
import type { AssignmentId, LocalStore } from './local-store';
import { openLog } from './open-log';
import { PATIENCE_MS } from './patience';
import { makeWorkItem, type WorkItem } from './work-item';

/** How many answers can be gone back to. */
const EARLIER_MAX = 50;
/** Of so many the picture is kept. */
const EARLIER_AT_HAND = 5;

interface Host {
  api: ConcordClient;
  userId: string;
  store: () => LocalStore;
  /** Keeps them beyond the page. */
  copies: CopyKeeper;
}

/** What was submitted, here or before the page was opened, and can be gone back to, oldest first. */
export class EarlierAnswers {
  readonly #items: WorkItem[] = [];
  /** The server was asked to take these back, and what became of that is not known. */
  readonly #doubtful = new Set<AssignmentId>();

  constructor(private readonly host: Host) {}

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  get ids(): AssignmentId[] {
    return this.#items.map(({ assignment }) => assignment.id);
  }

  /** The server has to be asked what became of taking one back. */
  get isInDoubt(): boolean {
    return this.#doubtful.size > 0;
  }

  /** Asks what became of those in doubt; one that the server has taken back, or null. Never rejects. */
  async findTakenBack(): Promise<AssignmentId | null> {
    for (const id of [...this.#doubtful]) {
      if ((await this.#ask(id))?.state === 'active') return id;
    }
    return null;
  }

  find(id: AssignmentId | undefined): WorkItem | undefined {
    return this.#items.find(({ assignment }) => assignment.id === id);
  }

  /**
   * Takes what was answered before the page was opened, as far as it can still be taken back: what
   * is unsent, and what was sent not too long ago.
   */
  restore(answered: readonly AnsweredCopy[], unsent: ReadonlySet<AssignmentId>): void {
    const since = Date.now() - WITHDRAW_MINUTES * 60_000;
    for (const { assignment, keptAt } of answered) {
      if (keptAt >= since || unsent.has(assignment.id)) this.#push(makeWorkItem(assignment));
      else this.host.copies.forgetAnswered(assignment.id);
    }
  }

  /** It lies on the desk: it is no answer any more. */
  forget(id: AssignmentId): void {
    const item = this.find(id);
    if (item !== undefined) this.#remove(item);
  }

  /** The server has the answer: from now on it counts how long it can be taken back. */
  noteSent(id: AssignmentId): void {
    const item = this.find(id);
    if (item !== undefined) this.host.copies.keepAnswered(item.assignment);
  }

  /** Keeps what opening it again needs, little of those further back. */
  remember({ assignment, file, proposal }: WorkItem): void {
    this.#push(makeWorkItem(assignment, { file, proposal }));
    this.host.copies.keepAnswered(assignment);
    const far = this.#items.at(-1 - EARLIER_AT_HAND);
    if (far !== undefined) Object.assign(far, { file: null, proposal: null });
  }

  /**
   * Takes an answer back, out of the queue where it is still unsent, else on the server, and
   * returns its item to be opened again as it was. Nothing may be remembered meanwhile.
   * @throws ApiProblem, or what the network says; the answer can still be gone back to then
   */
  async takeBack(item: WorkItem, queue: AnswerQueue): Promise<WorkItem> {
    const { api, userId, store } = this.host;
    const { id } = item.assignment;
    const wasUnsent = await queue.takeBack(id);
    const assignment = wasUnsent ? item.assignment : await this.#withdraw(item);
    this.#doubtful.delete(id);
    const opened = await openLog(assignment, store(), userId, api);
    this.#remove(item);
    const { file, proposal } = item;
    return makeWorkItem(assignment, { file, proposal: proposal ?? null, opened, isReopened: true });
  }

  #push(item: WorkItem): void {
    const before = this.find(item.assignment.id);
    if (before !== undefined) this.#items.splice(this.#items.indexOf(before), 1);
    this.#items.push(item);
    const [oldest] = this.#items;
    if (this.#items.length > EARLIER_MAX && oldest !== undefined) this.#remove(oldest);
  }

  #remove(item: WorkItem): void {
    this.#items.splice(this.#items.indexOf(item), 1);
    this.host.copies.forgetAnswered(item.assignment.id);
  }

  async #withdraw({ assignment }: WorkItem): Promise<AssignmentView> {
    const { id: assignmentId } = assignment;
    try {
      const timeoutMs = PATIENCE_MS.asking;
      await this.host.api.call(withdrawAnnotationContract, { params: { assignmentId }, timeoutMs });
    } catch (error) {
      if (isAnswered(error)) throw error;
      // the server may have done it, and its word been lost
      this.#doubtful.add(assignmentId);
      const found = await this.#ask(assignmentId);
      if (found?.state !== 'active') throw error;
      return found;
    }
    return (await this.#ask(assignmentId)) ?? assignment;
  }

  /** What the server has of an assignment; null where it does not say. */
  async #ask(assignmentId: AssignmentId): Promise<AssignmentView | null> {
    const { api } = this.host;
    const input = { params: { assignmentId }, timeoutMs: PATIENCE_MS.asking };
    try {
      const found = await api.call(getAssignmentContract, input);
      this.#doubtful.delete(assignmentId);
      return found;
    } catch (error) {
      if (isAnswered(error)) this.#doubtful.delete(assignmentId);
      return null;
    }
  }
}

/** The server has refused: it has not done what was asked. */
function isAnswered(error: unknown): boolean {
  return error instanceof ApiProblem && !isUnreachable(error);
}

/** Returns why an answer cannot be taken back: a code of the server's, or its reason beside it. */
export function refusalOf(error: unknown): string {
  const problem = error instanceof ApiProblem ? error : null;
  const { reason } = (problem?.details ?? {}) as { reason?: string };
  return reason ?? problem?.code ?? 'network';
}
