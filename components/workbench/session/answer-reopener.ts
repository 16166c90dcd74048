import type { AnswerQueue } from './answer-queue';
import { type EarlierAnswers, refusalOf } from './earlier-answers';
import type { AssignmentId } from './local-store';
import { PATIENCE_MS } from './patience';
import type { SessionFacts } from './read-snapshot';
import type { WorkDesk } from './work-desk';

/** What the server says of an answer that can be made to fit. */
const MENDABLE_CODES = new Set(['invalid', 'too_large']);

interface Host {
  desk: WorkDesk;
  earlier: EarlierAnswers;
  /** What the session knows: what came of it is noted, and the answer is not counted any more. */
  facts: Pick<SessionFacts, 'notice' | 'submittedCount'>;
  /** Null before the session has begun. */
  answers: () => AnswerQueue | null;
}

/**
 * Brings earlier answers back to the desk: those a person wants back, those the server refuses, and
 * those it has taken back without this page having heard of it.
 */
export class AnswerReopener {
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(private readonly host: Host) {}

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#askAgain);
  }

  /**
   * Takes an earlier answer back, the last one where none is named, and opens it as it was:
   * out of the queue where it is still unsent, else on the server. The item at hand waits behind it.
   */
  async reopen(assignmentId = this.host.earlier.ids.at(-1)): Promise<void> {
    const { desk, earlier, facts } = this.host;
    const item = earlier.find(assignmentId);
    const answers = this.host.answers();
    if (item === undefined || desk.isReopening || answers === null) return;
    const { name } = item.assignment.item;
    desk.isReopening = true;
    try {
      const reopened = await earlier.takeBack(item, answers);
      facts.submittedCount = Math.max(0, facts.submittedCount - 1);
      await desk.putFirst(reopened);
      facts.notice = { kind: 'reopened', name };
    } catch (error) {
      facts.notice = { kind: 'cannot_reopen', name, reason: refusalOf(error) };
    } finally {
      desk.isReopening = false;
    }
    desk.openFirst();
    this.#askAgainLater();
  }

  /** An answer the server refuses is opened again where it can be put right, else let go of. */
  async discardRefused(assignmentId: AssignmentId): Promise<void> {
    const answers = this.host.answers();
    const refused = answers?.state.refused ?? [];
    const found = refused.find(({ waiting }) => waiting.assignmentId === assignmentId);
    const isAtHand = this.host.earlier.find(assignmentId) !== undefined;
    if (isAtHand && MENDABLE_CODES.has(found?.problem.code ?? '')) await this.reopen(assignmentId);
    else await answers?.takeBack(assignmentId);
  }

  /** What the server has taken back without this page having heard of it is opened. Never rejects. */
  async reopenTakenBack(): Promise<void> {
    const { desk, earlier } = this.host;
    const taken = desk.isReopening ? null : await earlier.findTakenBack();
    if (taken !== null && !this.#isStopped) await this.reopen(taken);
    this.#askAgainLater();
  }

  #askAgainLater(): void {
    clearTimeout(this.#askAgain);
    if (!this.host.earlier.isInDoubt || this.#isStopped) return;
    this.#askAgain = setTimeout(() => void this.reopenTakenBack(), PATIENCE_MS.again);
  }
}
