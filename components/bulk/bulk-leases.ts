import {
  type AssignmentView,
  CLAIMS_MAX,
  claimAssignmentsContract,
} from '@/core/contracts/claim-assignments.contract';
import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import { renewAssignmentContract } from '@/core/contracts/renew-assignment.contract';
import type { EntityId } from '@/core/ids';
import { searchWordsOf } from '@/core/text/search-words';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import type { AssignmentId } from '../workbench/session/local-store';
import type { BulkBoard, GivenAnswer } from './bulk-board';
import type { BulkProposals } from './bulk-proposals';
import type { makeKeptAnswers } from './kept-answers';
import { toBulkItem } from './to-bulk-item';

const RENEW_MS = 5 * 60_000;
/** So long nothing is typed before the server is asked for the words. */
const TYPING_PAUSE_MS = 400;
/** What is leased stays so while other words are looked for, up to so many items. */
const HELD_MAX = 4 * CLAIMS_MAX;

/** `done`: there is nothing to lease, with no words looked for; `failed`: nothing could be leased. */
export type BulkPhase = 'loading' | 'working' | 'done' | 'failed';

interface Host {
  readonly api: ConcordClient;
  readonly projectId: EntityId<'project'>;
  readonly userId: string;
  /** What is leased is put there, and looked for by the words of its filter. */
  readonly board: BulkBoard;
  /** Is told of the model and of every item that comes. */
  readonly proposals: Pick<BulkProposals, 'use' | 'proposeAll'>;
  /** Answers given before the page was opened. */
  readonly kept: Pick<ReturnType<typeof makeKeptAnswers>, 'read'>;
  /** What is answered and on its way: it is not put on the board again. */
  readonly unsentIds: () => ReadonlySet<AssignmentId>;
  readonly onChange: () => void;
}

/**
 * What one person has leased for the list: claimed with the words that are looked for, taken in with
 * what was answered before, and kept alive while the page is open.
 */
export class BulkLeases {
  #phase: BulkPhase = 'loading';
  #failure: unknown = null;
  #hasLookFailed = false;
  /** Calls for items that have not come back. */
  #askCount = 0;
  #away: ReadonlyMap<AssignmentId, GivenAnswer> = new Map();
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #renewTimer: ReturnType<typeof setInterval> | undefined;
  #isStopped = false;

  constructor(private readonly host: Host) {}

  get phase(): BulkPhase {
    return this.#phase;
  }

  /** What has gone wrong with a claim last. */
  get failure(): unknown {
    return this.#failure;
  }

  /** The server is being asked for items, or will be once nothing more is typed. */
  get isLooking(): boolean {
    return this.#askCount > 0 || this.#typingTimer !== undefined;
  }

  /** What was looked for last could not be asked for. */
  get hasLookFailed(): boolean {
    return this.#hasLookFailed;
  }

  /** Answers of before whose items could not be fetched: to be kept as they are. */
  get away(): ReadonlyMap<AssignmentId, GivenAnswer> {
    return this.#away;
  }

  /** From now on what is leased is renewed; nothing is claimed before it is asked for. */
  start(): void {
    this.#renewTimer = setInterval(() => void this.#renewAll(), RENEW_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#renewTimer);
    clearTimeout(this.#typingTimer);
  }

  /** Other words are typed: more with them is claimed once nothing more is. */
  claimAfterTyping(): void {
    clearTimeout(this.#typingTimer);
    this.#hasLookFailed = false;
    this.#typingTimer = setTimeout(() => {
      this.#typingTimer = undefined;
      void this.claim();
    }, TYPING_PAUSE_MS);
    this.host.onChange();
  }

  /**
   * Leases as many as the list holds, those with the words that are looked for; what is leased
   * already comes first when it begins. Never rejects: a failure is told as such.
   */
  async claim(isFirst = false): Promise<void> {
    const { board, proposals, onChange } = this.host;
    const { search } = board.filter;
    const missing = CLAIMS_MAX - board.matchingCount;
    if (missing > 0) {
      if (isFirst || this.#phase === 'failed') this.#phase = 'loading';
      this.#askCount += 1;
      onChange();
      try {
        const { preLabelSource, assignments } = await this.#ask(missing, search, isFirst);
        if (this.#isStopped) return;
        proposals.use(preLabelSource);
        this.#takeIn(assignments, isFirst);
        if (preLabelSource !== null) void proposals.proposeAll(assignments);
      } catch (error) {
        this.#failure = error;
        this.#hasLookFailed = search === board.filter.search;
        // what is leased can be answered meanwhile; the next sending asks for more
        const isEmpty = board.items.length === 0 && search === '';
        this.#phase = isEmpty ? 'failed' : 'working';
      }
      this.#askCount -= 1;
    }
    onChange();
  }

  /** New items with the words; at first also what is leased already or was answered before. */
  async #ask(count: number, search: string, isFirst: boolean) {
    const { api, projectId, userId, unsentIds } = this.host;
    const words = searchWordsOf(search).join(' ');
    const claimed = await api.call(claimAssignmentsContract, {
      params: { projectId },
      body: {
        ...{ count, resume: isFirst, isBulk: true, userId: userId as EntityId<'user'> },
        ...(words === '' ? {} : { matching: words }),
      },
    });
    const unsent = unsentIds();
    const assignments = claimed.assignments.filter(({ id }) => !unsent.has(id));
    const away = isFirst ? await this.#fetchAway(assignments) : [];
    return { ...claimed, assignments: [...assignments, ...away] };
  }

  #takeIn(assignments: readonly AssignmentView[], isFirst: boolean): void {
    const { board, kept } = this.host;
    board.add(
      assignments.map((assignment) => toBulkItem(assignment, null)),
      performance.now(),
    );
    if (isFirst) board.restore(kept.read());
    board.forget(board.items.length - HELD_MAX);
    const isOver = board.items.length === 0 && board.filter.search === '';
    this.#phase = isOver ? 'done' : 'working';
    this.#hasLookFailed = false;
  }

  /** What was answered before the page was left and is not among the first items. */
  async #fetchAway(assignments: readonly AssignmentView[]): Promise<AssignmentView[]> {
    const { api, kept, unsentIds } = this.host;
    const here = new Set([...assignments.map(({ id }) => id), ...unsentIds()]);
    const away = new Map<AssignmentId, GivenAnswer>();
    const found: AssignmentView[] = [];
    for (const [assignmentId, answer] of kept.read()) {
      if (here.has(assignmentId)) continue;
      try {
        const assignment = await api.call(getAssignmentContract, { params: { assignmentId } });
        if (assignment.state === 'active') found.push(assignment);
      } catch (error) {
        const isGone = error instanceof ApiProblem && error.code === 'not_found';
        if (!isGone) away.set(assignmentId, answer);
      }
    }
    this.#away = away;
    return found;
  }

  async #renewAll(): Promise<void> {
    const { api, board } = this.host;
    for (const { id: assignmentId } of board.items) {
      const params = { assignmentId };
      await api.call(renewAssignmentContract, { params }).catch(() => null);
    }
  }
}
