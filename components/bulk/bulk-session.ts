import {
  type AssignmentView,
  CLAIMS_MAX,
  claimAssignmentsContract,
} from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { renewAssignmentContract } from '@/core/contracts/renew-assignment.contract';
import type { EntityId } from '@/core/ids';
import { searchWordsOf } from '@/core/text/search-words';
import { decodeForModel } from '@/inference/browser/read-bitmap';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { AnswerQueue, type QueueState } from '../workbench/session/answer-queue';
import { CommentQueue } from '../workbench/session/comment-queue';
import type { AssignmentId, LocalStore } from '../workbench/session/local-store';
import { makeMemoryStore } from '../workbench/session/memory-store';
import { openSafeStore } from '../workbench/session/open-safe-store';
import {
  type ModelStatus,
  PreLabeller,
  type Proposal,
  toSentPreLabel,
} from '../workbench/session/pre-labeller';
import type { StoreTrouble } from '../workbench/session/safe-store';
import { BulkBoard, type BulkItem, type BulkOutcome, type GivenAnswer } from './bulk-board';
import { makeKeptAnswers } from './kept-answers';

const RENEW_MS = 5 * 60_000;
const DURATION_MS_MAX = 86_400_000;
/** So long nothing is typed before the server is asked for the words. */
const TYPING_PAUSE_MS = 400;
/** What is leased stays so while other words are looked for, up to so many items. */
const HELD_MAX = 4 * CLAIMS_MAX;

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
  readonly phase: 'loading' | 'working' | 'done' | 'failed';
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

/** A proposal with whether the list shows it. */
interface Proposed {
  readonly proposal: Proposal | null;
  readonly wasShown: boolean;
}

function toItem({ id, item }: AssignmentView, proposal: Proposal | null): BulkItem {
  const [first] = proposal?.classIds ?? [];
  return {
    id,
    name: item.name,
    text: item.text,
    thumbnailUrl: item.thumbnailUrl ?? item.fileUrl,
    proposedIds: proposal?.classIds ?? [],
    confidence: first === undefined ? null : (proposal?.classConfidences.get(first) ?? null),
  };
}

/** One person's list of leased tasks: claims, proposals, and answers through the common queue. */
export class BulkSession {
  readonly board: BulkBoard;
  readonly #listeners = new Set<() => void>();
  readonly #proposals = new Map<AssignmentId, Proposed>();
  readonly #preLabeller: PreLabeller;
  readonly #kept: ReturnType<typeof makeKeptAnswers>;
  #store: LocalStore = makeMemoryStore();
  #queue: AnswerQueue | null = null;
  #comments: CommentQueue | null = null;
  #trouble: StoreTrouble | null = null;
  #phase: BulkSnapshot['phase'] = 'loading';
  #failure: unknown = null;
  #outcome: BulkOutcome | null = null;
  #news: BulkNews | null = null;
  #sentCount = 0;
  #proposingCount = 0;
  /** Calls for items that have not come back. */
  #askCount = 0;
  #hasLookFailed = false;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  /** Answers of before whose items could not be fetched: kept as they are. */
  #away: ReadonlyMap<AssignmentId, GivenAnswer> = new Map();
  #snapshot: BulkSnapshot | null = null;
  #renewTimer: ReturnType<typeof setInterval> | undefined;
  #isStopped = false;

  constructor(private readonly options: Options) {
    const { project, userId, allowSoftwareAdapter } = options;
    const { classes, choice } = project.labelSchema;
    const places = new Map(classes.map(({ id }, place) => [id, place]));
    this.board = new BulkBoard({
      isMultiple: choice === 'multiple',
      placeOf: (classId) => places.get(classId) ?? classes.length,
      nowMs: performance.now(),
    });
    this.#kept = makeKeptAnswers(userId, project.id);
    this.#preLabeller = new PreLabeller(() => this.#changed(), { allowSoftwareAdapter });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): BulkSnapshot => {
    this.#snapshot ??= {
      phase: this.#phase,
      failure: this.#failure,
      board: this.board,
      outcome: this.#outcome,
      news: this.#news,
      sentCount: this.#sentCount,
      queue: this.#queue?.state ?? null,
      unsentCommentCount: this.#comments?.state.unsent.length ?? 0,
      trouble: this.#trouble,
      model: this.#preLabeller.status,
      isProposing: this.#proposingCount > 0,
      isLooking: this.#askCount > 0 || this.#typingTimer !== undefined,
      hasLookFailed: this.#hasLookFailed,
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
      isStillSelf: () =>
        api.call(getMeContract).then(
          ({ id }) => id === userId,
          () => null,
        ),
    };
    this.#queue = new AnswerQueue(api, this.#store, userId, host);
    this.#comments = new CommentQueue(api, this.#store, userId, host);
    this.#renewTimer = setInterval(() => void this.#renewAll(), RENEW_MS);
    window.addEventListener('online', this.#flush);
    void this.#comments.flush();
    await this.#queue.flush();
    await this.claim(true);
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#renewTimer);
    clearTimeout(this.#typingTimer);
    window.removeEventListener('online', this.#flush);
    this.#queue?.stop();
    this.#comments?.stop();
    this.#preLabeller.dispose();
  }

  /**
   * Shows what has these words; once nothing more is typed, more of the kind is leased. What is held
   * already stays, answers with it, and is seen again under other words.
   */
  search(words: string): void {
    this.act((board) => board.setFilter({ search: words }));
    clearTimeout(this.#typingTimer);
    this.#hasLookFailed = false;
    this.#typingTimer = setTimeout(() => {
      this.#typingTimer = undefined;
      void this.claim();
    }, TYPING_PAUSE_MS);
    this.#changed();
  }

  /**
   * Leases as many as the list holds, those with the words that are looked for; what is leased
   * already comes first when it begins.
   */
  async claim(isFirst = false): Promise<void> {
    const { search } = this.board.filter;
    const missing = CLAIMS_MAX - this.board.matchingCount;
    if (missing > 0) {
      if (isFirst || this.#phase === 'failed') this.#phase = 'loading';
      this.#askCount += 1;
      this.#changed();
      try {
        const { preLabelSource, assignments } = await this.#ask(missing, search, isFirst);
        if (this.#isStopped) return;
        this.#preLabeller.use(preLabelSource);
        this.#takeIn(assignments, isFirst);
        if (preLabelSource !== null) void this.#proposeAll(assignments);
      } catch (error) {
        this.#failure = error;
        this.#hasLookFailed = search === this.board.filter.search;
        // what is leased can be answered meanwhile; the next sending asks for more
        const isEmpty = this.board.items.length === 0 && search === '';
        this.#phase = isEmpty ? 'failed' : 'working';
      }
      this.#askCount -= 1;
    }
    this.#changed();
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
      const proposed = this.#proposals.get(item.id);
      await this.#queue?.add({
        assignmentId: item.id,
        itemName: item.name,
        body: {
          regions: [],
          classIds: [...classIds],
          durationMs: Math.min(durationMs, DURATION_MS_MAX),
          preLabel: proposed
            ? toSentPreLabel(proposed.proposal, { wasShown: proposed.wasShown })
            : null,
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
    this.#kept.write(new Map([...this.#away, ...this.board.given]));
  }

  /** New items with the words; at first also what is leased already or was answered before. */
  async #ask(count: number, search: string, isFirst: boolean) {
    const { api, project, userId } = this.options;
    const words = searchWordsOf(search).join(' ');
    const claimed = await api.call(claimAssignmentsContract, {
      params: { projectId: project.id },
      body: {
        ...{ count, resume: isFirst, isBulk: true, userId: userId as EntityId<'user'> },
        ...(words === '' ? {} : { matching: words }),
      },
    });
    const unsent = this.#unsentIds();
    const assignments = claimed.assignments.filter(({ id }) => !unsent.has(id));
    const away = isFirst ? await this.#fetchAway(assignments) : [];
    return { ...claimed, assignments: [...assignments, ...away] };
  }

  #takeIn(assignments: readonly AssignmentView[], isFirst: boolean): void {
    this.board.add(
      assignments.map((assignment) => toItem(assignment, null)),
      performance.now(),
    );
    if (isFirst) this.board.restore(this.#kept.read());
    this.board.forget(this.board.items.length - HELD_MAX);
    const isOver = this.board.items.length === 0 && this.board.filter.search === '';
    this.#phase = isOver ? 'done' : 'working';
    this.#hasLookFailed = false;
  }

  #unsentIds(): ReadonlySet<AssignmentId> {
    return new Set(this.#queue?.state.unsent.map(({ assignmentId }) => assignmentId));
  }

  /** What was answered before the page was left and is not among the first items. */
  async #fetchAway(assignments: readonly AssignmentView[]): Promise<AssignmentView[]> {
    const here = new Set([...assignments.map(({ id }) => id), ...this.#unsentIds()]);
    const away = new Map<AssignmentId, GivenAnswer>();
    const found: AssignmentView[] = [];
    for (const [assignmentId, answer] of this.#kept.read()) {
      if (here.has(assignmentId)) continue;
      try {
        const params = { assignmentId };
        const assignment = await this.options.api.call(getAssignmentContract, { params });
        if (assignment.state === 'active') found.push(assignment);
      } catch (error) {
        const isGone = error instanceof ApiProblem && error.code === 'not_found';
        if (!isGone) away.set(assignmentId, answer);
      }
    }
    this.#away = away;
    return found;
  }

  async #proposeAll(assignments: readonly AssignmentView[]): Promise<void> {
    this.#proposingCount += 1;
    for (const assignment of assignments) {
      if (this.#isStopped) return;
      if (!this.#holds(assignment.id)) continue;
      const proposal = await this.#propose(assignment);
      const wasShown = !assignment.task.isBlind && this.#preLabeller.help?.isPaused !== true;
      this.#proposals.set(assignment.id, { proposal, wasShown });
      // it may have been answered and sent meanwhile
      if (!this.#holds(assignment.id)) continue;
      this.board.add([toItem(assignment, wasShown ? proposal : null)], performance.now());
      this.#changed();
    }
    this.#proposingCount -= 1;
    this.#changed();
  }

  #holds(assignmentId: AssignmentId): boolean {
    return this.board.items.some(({ id }) => id === assignmentId);
  }

  async #propose({ item }: AssignmentView): Promise<Proposal | null> {
    if (item.text !== null) return this.#preLabeller.propose(item.text, null);
    if (item.fileUrl === null) return null;
    try {
      const response = await fetch(item.fileUrl);
      if (!response.ok) return null;
      const bitmap = await decodeForModel(await response.blob());
      return await this.#preLabeller.propose(bitmap, item.widthPx);
    } catch {
      // a picture that does not come gets no proposal; it can be answered by hand all the same
      return null;
    }
  }

  async #renewAll(): Promise<void> {
    for (const { id: assignmentId } of this.board.items) {
      const params = { assignmentId };
      await this.options.api.call(renewAssignmentContract, { params }).catch(() => null);
    }
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
