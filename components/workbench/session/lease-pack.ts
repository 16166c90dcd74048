import { CLAIMS_MAX, claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { renewAssignmentContract } from '@/core/contracts/renew-assignment.contract';
import type { z } from 'zod';
import type { EntityId } from '@/core/ids';
import type { ConcordClient } from '@/sdk/concord-client';

/** How many tasks are leased at once: the one at hand and those made ready behind it. */
export const AHEAD = 4;
/** How many are held for working offline. */
const PACK_MAX = 50;
const RENEW_MS = 5 * 60_000;

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
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly api: ConcordClient,
    private readonly projectId: EntityId<'project'>,
    private readonly heldIds: () => readonly EntityId<'assignment'>[],
    private readonly onClaimed: (claimed: Claimed) => Promise<void>,
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
    return `concord-pack-${this.projectId}`;
  }

  async #claim(): Promise<void> {
    for (;;) {
      const missing = this.#wanted - this.heldIds().length;
      if (missing <= 0 || !this.hasMore) return;
      // what is active already may fill a whole call: the next one asks for new tasks
      const before = new Set(this.heldIds());
      const claimed = await this.api.call(claimAssignmentsContract, {
        params: { projectId: this.projectId },
        body: { count: Math.min(CLAIMS_MAX, missing), resume: this.#isFirst },
      });
      this.hasMore = claimed.assignments.length > 0;
      await this.onClaimed(claimed);
      const isStuck = claimed.assignments.every(({ id }) => before.has(id));
      if (isStuck && !this.#isFirst) this.hasMore = false;
      this.#isFirst = false;
    }
  }

  async #renewAll(): Promise<void> {
    for (const assignmentId of this.heldIds()) {
      const params = { assignmentId };
      await this.api.call(renewAssignmentContract, { params }).catch(() => null);
    }
  }
}
