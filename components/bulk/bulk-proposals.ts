import type { AssignmentView, PreLabelSource } from '@/core/contracts/claim-assignments.contract';
import { decodeForModel } from '@/inference/browser/read-bitmap';
import type { AssignmentId } from '../workbench/session/local-store';
import {
  type ModelStatus,
  PreLabeller,
  type Proposal,
  toSentPreLabel,
} from '../workbench/session/pre-labeller';
import type { BulkBoard } from './bulk-board';
import { toBulkItem } from './to-bulk-item';

/** A proposal with whether the list shows it. */
interface Proposed {
  readonly proposal: Proposal | null;
  readonly wasShown: boolean;
}

interface Host {
  /** Shows what is proposed of what lies on it. */
  readonly board: BulkBoard;
  readonly allowSoftwareAdapter: boolean;
  readonly onChange: () => void;
}

/**
 * What the project's model proposes for the items of the list, one after the other, and of each
 * whether it was shown: nothing is of a blind task, or while the model's help is paused.
 */
export class BulkProposals {
  readonly #proposals = new Map<AssignmentId, Proposed>();
  readonly #preLabeller: PreLabeller;
  #proposingCount = 0;
  #isStopped = false;

  constructor(private readonly host: Host) {
    const { onChange, allowSoftwareAdapter } = host;
    this.#preLabeller = new PreLabeller(onChange, { allowSoftwareAdapter });
  }

  get model(): ModelStatus {
    return this.#preLabeller.status;
  }

  get isProposing(): boolean {
    return this.#proposingCount > 0;
  }

  stop(): void {
    this.#isStopped = true;
    this.#preLabeller.dispose();
  }

  /** Takes the model that came with a claim; null where the project has none. */
  use(source: PreLabelSource | null): void {
    this.#preLabeller.use(source);
  }

  /** Proposes for those that are on the board, each as soon as the model has seen it. Never rejects. */
  async proposeAll(assignments: readonly AssignmentView[]): Promise<void> {
    const { board, onChange } = this.host;
    this.#proposingCount += 1;
    for (const assignment of assignments) {
      if (this.#isStopped) return;
      if (!this.#isOnBoard(assignment.id)) continue;
      const proposal = await this.#propose(assignment);
      const wasShown = !assignment.task.isBlind && this.#preLabeller.help?.isPaused !== true;
      this.#proposals.set(assignment.id, { proposal, wasShown });
      // it may have been answered and sent meanwhile
      if (!this.#isOnBoard(assignment.id)) continue;
      board.add([toBulkItem(assignment, wasShown ? proposal : null)], performance.now());
      onChange();
    }
    this.#proposingCount -= 1;
    onChange();
  }

  /** What is sent with an answer of what the model saw; null where it saw nothing or has not looked. */
  toSent(assignmentId: AssignmentId): ReturnType<typeof toSentPreLabel> {
    const proposed = this.#proposals.get(assignmentId);
    if (proposed === undefined) return null;
    return toSentPreLabel(proposed.proposal, { wasShown: proposed.wasShown });
  }

  #isOnBoard(assignmentId: AssignmentId): boolean {
    return this.host.board.items.some(({ id }) => id === assignmentId);
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
}
