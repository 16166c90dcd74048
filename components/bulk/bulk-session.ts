import {
  type AssignmentView,
  CLAIMS_MAX,
  claimAssignmentsContract,
} from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { renewAssignmentContract } from '@/core/contracts/renew-assignment.contract';
import type { EntityId } from '@/core/ids';
import { decodeForModel } from '@/inference/browser/read-bitmap';
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
import { BulkBoard, type BulkItem, type BulkOutcome } from './bulk-board';
import { makeKeptAnswers } from './kept-answers';

const RENEW_MS = 5 * 60_000;
const DURATION_MS_MAX = 86_400_000;

/** What the page shows; the same object until something changes. */
export interface BulkSnapshot {
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
  #sentCount = 0;
  #isProposing = false;
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
      sentCount: this.#sentCount,
      queue: this.#queue?.state ?? null,
      unsentCommentCount: this.#comments?.state.unsent.length ?? 0,
      trouble: this.#trouble,
      model: this.#preLabeller.status,
      isProposing: this.#isProposing,
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
          () => false,
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
    window.removeEventListener('online', this.#flush);
    this.#queue?.stop();
    this.#comments?.stop();
    this.#preLabeller.dispose();
  }

  /** Leases as many as the list holds; what is leased already comes first when it begins. */
  async claim(isFirst = false): Promise<void> {
    const { api, project, userId } = this.options;
    const missing = CLAIMS_MAX - this.board.items.length;
    if (missing <= 0) return;
    if (this.board.items.length === 0) this.#phase = 'loading';
    this.#changed();
    try {
      const claimed = await api.call(claimAssignmentsContract, {
        params: { projectId: project.id },
        body: { count: missing, resume: isFirst, isBulk: true, userId: userId as EntityId<'user'> },
      });
      if (this.#isStopped) return;
      const { preLabelSource } = claimed;
      const unsent = new Set(this.#queue?.state.unsent.map(({ assignmentId }) => assignmentId));
      const assignments = claimed.assignments.filter(({ id }) => !unsent.has(id));
      this.#preLabeller.use(preLabelSource);
      this.board.add(
        assignments.map((assignment) => toItem(assignment, null)),
        performance.now(),
      );
      if (isFirst) this.board.restore(this.#kept.read());
      this.#phase = this.board.items.length === 0 ? 'done' : 'working';
      this.#changed();
      if (preLabelSource !== null) await this.#proposeAll(assignments);
    } catch (error) {
      this.#failure = error;
      // what is leased can be answered meanwhile; the next sending asks for more
      this.#phase = this.board.items.length === 0 ? 'failed' : 'working';
      this.#changed();
    }
  }

  /** Does something to the list, and keeps what is given by it. */
  act(change: (board: BulkBoard) => BulkOutcome | void): void {
    this.#outcome = change(this.board) ?? null;
    this.#kept.write(this.board.given);
    this.#changed();
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
    this.#kept.write(this.board.given);
    await this.#queue?.flush();
    await this.claim();
  }

  async #proposeAll(assignments: readonly AssignmentView[]): Promise<void> {
    this.#isProposing = true;
    for (const assignment of assignments) {
      if (this.#isStopped) return;
      const proposal = await this.#propose(assignment);
      const wasShown = !assignment.task.isBlind && this.#preLabeller.help?.isPaused !== true;
      this.#proposals.set(assignment.id, { proposal, wasShown });
      this.board.add([toItem(assignment, wasShown ? proposal : null)], performance.now());
      this.#changed();
    }
    this.#isProposing = false;
    this.#changed();
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
