import { CLAIMS_MAX, claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { renewAssignmentContract } from '@/core/contracts/renew-assignment.contract';
import type { z } from 'zod';
import type { EntityId } from '@/core/ids';
import { newKey } from '@/core/new-key';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { isUnreachable } from '../../api/is-unreachable';
import { PATIENCE_MS } from './patience';

/** How many tasks are leased at once: the one at hand and those made ready behind it. */
export const AHEAD = 4;
/** How many are held for working offline. */
const PACK_MAX = 50;
const RENEW_MS = 5 * 60_000;
const RETRY_SECONDS_MAX = 60;
/** For how long a claim without an answer is repeated: less than a lease. */
const REPEAT_MS = 10 * 60_000;

/** A claim of new tasks, to be told apart from another one of as many. */
interface KeyedClaim {
  count: number;
  key: string;
  /** Milliseconds since 1970. */
  madeAt: number;
}

/** How long to wait before the same may be asked again; null where waiting is no use. */
function retryAfterMs({ code, details }: ApiProblem): number | null {
  if (code !== 'rate_limited') return null;
  const { retryAfterSeconds = 1 } = (details ?? {}) as { retryAfterSeconds?: number };
  return 1_000 * Math.min(RETRY_SECONDS_MAX, retryAfterSeconds);
}

/** What a claim gave. */
export type Claimed = z.output<(typeof claimAssignmentsContract)['response']>;

/** Leases tasks ahead, one claim at a time, and keeps the leases alive while the page is open. */
export class LeasePack {
  /** False once the server had nothing left to hand out. */
  hasMore = true;
  /** How many tasks to hold, the one at hand among them. */
  #wanted = AHEAD;
  #claiming: Promise<void> | null = null;
  #isFirst = true;
  #unanswered: KeyedClaim | null = null;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly api: ConcordClient,
    private readonly of: { projectId: EntityId<'project'>; userId: EntityId<'user'> },
    private readonly heldIds: () => readonly EntityId<'assignment'>[],
    /** `isFirst`: everything that is active on the server is in it, up to what was asked for. */
    private readonly onClaimed: (claimed: Claimed, isFirst: boolean) => Promise<void>,
  ) {
    this.#timer = setInterval(() => void this.#renewAll(), RENEW_MS);
    if (localStorage.getItem(this.#key) === 'large') this.#wanted = PACK_MAX;
  }

  get isClaiming(): boolean {
    return this.#claiming !== null;
  }

  /** Many tasks are held, to go on offline. */
  get isLarge(): boolean {
    return this.#wanted > AHEAD;
  }

  stop(): void {
    this.hasMore = false;
    clearInterval(this.#timer);
  }

  /** Claims until enough tasks are held. @throws ApiProblem */
  fill(): Promise<void> {
    // more may be wanted than when the claim under way began
    if (this.#claiming !== null) return this.#claiming.then(() => this.fill());
    this.#claiming = this.#claim().finally(() => {
      this.#claiming = null;
    });
    return this.#claiming;
  }

  /** Holds many tasks, or the usual few again; the browser remembers it. @throws ApiProblem */
  hold(isLarge: boolean): Promise<void> {
    localStorage.setItem(this.#key, isLarge ? 'large' : 'small');
    this.#wanted = isLarge ? PACK_MAX : AHEAD;
    this.hasMore = true;
    return this.fill();
  }

  get #key(): string {
    return `concord-pack-${this.of.projectId}`;
  }

  async #claim(): Promise<void> {
    for (;;) {
      const held = this.heldIds().length;
      // what was restored from the browser is held already; the server is asked about all of it
      const missing = this.#isFirst ? Math.max(this.#wanted, held) : this.#wanted - held;
      if (missing <= 0 || !this.hasMore) return;
      // what is active already may fill a whole call: the next one asks for new tasks
      const before = new Set(this.heldIds());
      const claimed = await this.#call(Math.min(CLAIMS_MAX, missing));
      if (claimed === null) continue;
      this.hasMore = claimed.assignments.length > 0;
      await this.onClaimed(claimed, this.#isFirst);
      const isStuck = claimed.assignments.every(({ id }) => before.has(id));
      if (isStuck && !this.#isFirst) this.hasMore = false;
      this.#isFirst = false;
    }
  }

  /**
   * One claim; null where the server asked to wait, after the wait. New tasks are claimed under a
   * key: where the answer is lost the very same claim is made again, and gives what it gave.
   * @throws ApiProblem
   */
  async #call(count: number): Promise<Claimed | null> {
    const { projectId, userId } = this.of;
    const resume = this.#isFirst;
    // what is active already comes again without a key
    const keyed = resume ? null : this.#keyed(count);
    try {
      const claimed = await this.api.call(claimAssignmentsContract, {
        params: { projectId },
        body: { count: keyed?.count ?? count, resume, userId },
        timeoutMs: PATIENCE_MS.asking,
        ...(keyed === null ? {} : { idempotencyKey: keyed.key }),
      });
      this.#unanswered = null;
      return claimed;
    } catch (error) {
      if (error instanceof ApiProblem && !isUnreachable(error)) this.#unanswered = null;
      const waitMs = error instanceof ApiProblem ? retryAfterMs(error) : null;
      if (waitMs === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      return null;
    }
  }

  /** The claim that is without an answer, as long as what it gave is surely leased; else a new one. */
  #keyed(count: number): KeyedClaim {
    const since = Date.now() - REPEAT_MS;
    const claim = this.#unanswered;
    this.#unanswered =
      claim !== null && claim.madeAt >= since
        ? claim
        : { count, key: newKey(), madeAt: Date.now() };
    return this.#unanswered;
  }

  async #renewAll(): Promise<void> {
    for (const assignmentId of this.heldIds()) {
      const params = { assignmentId };
      await this.api.call(renewAssignmentContract, { params }).catch(() => null);
    }
  }
}
