import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { isSelf } from '../workbench/session/is-still-self';
import { AnswerQueue, type QueueState } from '../workbench/session/answer-queue';
import { CommentQueue } from '../workbench/session/comment-queue';
import type { LocalStore } from '../workbench/session/local-store';
import { makeMemoryStore } from '../workbench/session/memory-store';
import { openSafeStore } from '../workbench/session/open-safe-store';
import type { ModelStatus } from '../workbench/session/pre-labeller';
import type { StoreTrouble } from '../workbench/session/safe-store';
import { BulkBoard, type BulkOutcome } from './bulk-board';
import { BulkLeases, type BulkPhase } from './bulk-leases';
import { BulkProposals } from './bulk-proposals';
import { makeKeptAnswers } from './kept-answers';

const DURATION_MS_MAX = 86_400_000;

/** What was done to so many items at once. */
export interface BulkNews {
  readonly kind: 'given' | 'taken' | 'accepted' | 'undone';
  /** Items; how many were undone is not told. */
  readonly count: number;
  readonly classId: number | null;
}

/** What the page shows; the same object until something changes. */
export interface BulkSnapshot {
  /** What was done last, to be said; another object each time. */
  readonly news: BulkNews | null;
  readonly phase: BulkPhase;
  readonly failure: unknown;
  readonly board: BulkBoard;
  readonly outcome: BulkOutcome | null;
  readonly sentCount: number;
  readonly queue: QueueState | null;
  /** Comments written in the workbench that the server does not have yet. */
  readonly unsentCommentCount: number;
  /** Why the browser keeps nothing beyond this page; null where it does. */
  readonly trouble: StoreTrouble | null;
  readonly model: ModelStatus;
  readonly isProposing: boolean;
  /** The server is being asked for items, or will be once nothing more is typed. */
  readonly isLooking: boolean;
  /** What was looked for last could not be asked for. */
  readonly hasLookFailed: boolean;
}

interface Options {
  readonly api: ConcordClient;
  readonly project: ProjectView;
  readonly userId: string;
  readonly allowSoftwareAdapter: boolean;
}

/**
 * One person's list of leased tasks (see bulk-leases.ts) with what a model proposes of them (see
 * bulk-proposals.ts): what is given to many at once is kept, and sent through the common queue.
 */
export class BulkSession {
  readonly board: BulkBoard;
  readonly #listeners = new Set<() => void>();
  readonly #leases: BulkLeases;
  readonly #proposals: BulkProposals;
  readonly #kept: ReturnType<typeof makeKeptAnswers>;
  #store: LocalStore = makeMemoryStore();
  #queue: AnswerQueue | null = null;
  #comments: CommentQueue | null = null;
  #trouble: StoreTrouble | null = null;
  #outcome: BulkOutcome | null = null;
  #news: BulkNews | null = null;
  #sentCount = 0;
  #snapshot: BulkSnapshot | null = null;
  #isStopped = false;

  constructor(private readonly options: Options) {
    const { api, project, userId, allowSoftwareAdapter } = options;
    const { classes, choice } = project.labelSchema;
    const places = new Map(classes.map(({ id }, place) => [id, place]));
    this.board = new BulkBoard({
      isMultiple: choice === 'multiple',
      placeOf: (classId) => places.get(classId) ?? classes.length,
      nowMs: performance.now(),
    });
    this.#kept = makeKeptAnswers(userId, project.id);
    const onChange = () => this.#changed();
    this.#proposals = new BulkProposals({ board: this.board, allowSoftwareAdapter, onChange });
    this.#leases = new BulkLeases({
      ...{ api, projectId: project.id, userId, board: this.board },
      ...{ proposals: this.#proposals, kept: this.#kept },
      unsentIds: () => new Set(this.#queue?.state.unsent.map(({ assignmentId }) => assignmentId)),
      onChange,
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): BulkSnapshot => {
    this.#snapshot ??= {
      phase: this.#leases.phase,
      failure: this.#leases.failure,
      board: this.board,
      outcome: this.#outcome,
      news: this.#news,
      sentCount: this.#sentCount,
      queue: this.#queue?.state ?? null,
      unsentCommentCount: this.#comments?.state.unsent.length ?? 0,
      trouble: this.#trouble,
      model: this.#proposals.model,
      isProposing: this.#proposals.isProposing,
      isLooking: this.#leases.isLooking,
      hasLookFailed: this.#leases.hasLookFailed,
    };
    return this.#snapshot;
  };

  async start(): Promise<void> {
    this.#store = await openSafeStore((trouble) => {
      this.#trouble = trouble;
      this.#changed();
    });
    if (this.#isStopped) return;
    const { api, userId } = this.options;
    const host = {
      onChange: () => this.#changed(),
      isStillSelf: () => isSelf(api, userId),
    };
    this.#queue = new AnswerQueue(api, this.#store, userId, host);
    this.#comments = new CommentQueue(api, this.#store, userId, host);
    this.#leases.start();
    window.addEventListener('online', this.#flush);
    void this.#comments.flush();
    await this.#queue.flush();
    await this.claim(true);
  }

  stop(): void {
    this.#isStopped = true;
    this.#leases.stop();
    window.removeEventListener('online', this.#flush);
    this.#queue?.stop();
    this.#comments?.stop();
    this.#proposals.stop();
  }

  /**
   * Shows what has these words; once nothing more is typed, more of the kind is leased. What is held
   * already stays, answers with it, and is seen again under other words.
   */
  search(words: string): void {
    this.act((board) => board.setFilter({ search: words }));
    this.#leases.claimAfterTyping();
  }

  /**
   * Leases as many as the list holds, those with the words that are looked for; what is leased
   * already comes first when it begins.
   */
  async claim(isFirst = false): Promise<void> {
    await this.#leases.claim(isFirst);
  }

  /** Does something to the list, and keeps what is given by it. */
  act(change: (board: BulkBoard) => BulkOutcome | void): void {
    this.#outcome = change(this.board) ?? null;
    this.#keep();
    this.#changed();
  }

  /** Gives what is selected a class, or takes it away where several may be given and all have it. */
  give(classId: number): void {
    this.act((board) => {
      const outcome = board.give(classId, performance.now());
      const isGiven = [...board.selected].some((id) =>
        board.given.get(id)?.classIds.includes(classId),
      );
      this.#news = { kind: isGiven ? 'given' : 'taken', count: outcome.given, classId };
      return outcome;
    });
  }

  /** Accepts what a model proposes of all that is shown, was seen and has no answer. */
  accept(): void {
    this.act((board) => {
      const outcome = board.accept(performance.now());
      this.#news = { kind: 'accepted', count: outcome.given, classId: null };
      return outcome;
    });
  }

  /** Takes the last giving or accepting back. */
  undo(): void {
    this.act((board) => {
      if (board.undo()) this.#news = { kind: 'undone', count: 0, classId: null };
    });
  }

  /** Hands everything given to the queue, each with a key of its own, and leases more. */
  async send(): Promise<void> {
    const taken = this.board.take();
    if (taken.length === 0) return;
    this.#outcome = null;
    this.#changed();
    for (const [item, { classIds, durationMs }] of taken) {
      await this.#queue?.add({
        assignmentId: item.id,
        itemName: item.name,
        body: {
          regions: [],
          classIds: [...classIds],
          durationMs: Math.min(durationMs, DURATION_MS_MAX),
          preLabel: this.#proposals.toSent(item.id),
        },
      });
      this.#sentCount += 1;
    }
    // only what the browser's store has safely is forgotten here
    this.#keep();
    await this.#queue?.flush();
    await this.claim();
  }

  #keep(): void {
    this.#kept.write(new Map([...this.#leases.away, ...this.board.given]));
  }

  readonly #flush = () => {
    void this.#queue?.flush();
    void this.#comments?.flush();
  };

  #changed(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }
}
