import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { CopyKeeper } from './copy-keeper';
import type { ItemPreparer } from './item-preparer';
import type { Claimed } from './lease-pack';
import type { AssignmentId, LocalStore } from './local-store';
import type { PreLabeller } from './pre-labeller';
import { isUntouched, makeWorkItem, type WorkItem } from './work-item';

interface Host {
  userId: string;
  store: () => LocalStore;
  copies: CopyKeeper;
  preLabeller: PreLabeller;
  preparer: ItemPreparer;
  onLabelSchemaVersion: (version: number) => void;
}

/**
 * Puts on the desk what a claim has given, or what the browser has kept where nobody answers, and
 * brings the one in line with the other. Nothing is put there that has left it already.
 */
export class DeskIntake {
  /** Answered or skipped, here or in another tab: the server may not know of it when it is asked. */
  readonly #left = new Set<AssignmentId>();

  constructor(
    private readonly items: WorkItem[],
    private readonly host: Host,
  ) {}

  /** An item is done: it is not put on the desk again. */
  noteLeft(id: AssignmentId): void {
    this.#left.add(id);
  }

  /** Its answer was taken back. */
  noteBack(id: AssignmentId): void {
    this.#left.delete(id);
  }

  /**
   * Takes what came from the server, `isFirst` as in LeasePack, or from the browser with the
   * pictures that are here already, `files`.
   */
  async take(
    claimed: Claimed,
    isFirst: boolean,
    files?: ReadonlyMap<AssignmentId, Blob | null>,
  ): Promise<void> {
    const { store, userId, copies, preLabeller, preparer } = this.host;
    preLabeller.use(claimed.preLabelSource);
    const answered = await store().listUnsent(userId);
    if (isFirst) this.#reconcile(claimed.assignments);
    const known = new Set([...this.#ids, ...this.#left]);
    for (const { assignmentId } of answered) known.add(assignmentId);
    for (const assignment of claimed.assignments) {
      this.host.onLabelSchemaVersion(assignment.labelSchemaVersion);
      if (known.has(assignment.id)) continue;
      const proposal = claimed.preLabelSource === null ? null : undefined;
      const file = files?.get(assignment.id) ?? null;
      const here = file === null ? {} : { file: Promise.resolve(file) };
      const item = makeWorkItem(assignment, { proposal, ...here });
      this.items.push(item);
      preparer.hold(item);
    }
    // what came from the browser is no younger for that
    if (files !== undefined) return;
    const held = new Set(this.#ids);
    copies.keep({ ...claimed, assignments: claimed.assignments.filter(({ id }) => held.has(id)) });
    if (isFirst) copies.keepOnly(this.#ids);
  }

  /** Takes what the browser has kept; false where that is nothing. */
  async restore(): Promise<boolean> {
    const { items, terms } = await this.host.copies.restore();
    if (terms === null) return false;
    const files = new Map(items.map(({ assignment, file }) => [assignment.id, file]));
    const assignments = items.map(({ assignment }) => assignment);
    await this.take({ ...terms, assignments }, false, files);
    return this.items.length > 0;
  }

  /** Takes an item off that is not at hand. */
  remove(item: WorkItem): void {
    this.items.splice(this.items.indexOf(item), 1);
    item.bitmap?.close();
    this.host.copies.leave(item.assignment.id);
  }

  /**
   * Brings what was restored and waits behind the item at hand in line with what the server has. What
   * it has no more goes, unless somebody has begun it: that is finished as an answer that comes late.
   */
  #reconcile(active: readonly AssignmentView[]): void {
    const byId = new Map(active.map((assignment) => [assignment.id, assignment]));
    for (const item of [...this.items]) {
      if (item.editor !== null || item.isReopened) continue;
      const assignment = byId.get(item.assignment.id);
      if (assignment !== undefined) {
        item.assignment = assignment;
        item.opened = null;
        this.host.preparer.hold(item);
      } else if (isUntouched(item)) this.remove(item);
    }
  }

  get #ids(): AssignmentId[] {
    return this.items.map(({ assignment }) => assignment.id);
  }
}
