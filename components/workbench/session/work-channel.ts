import type { DraftOperation } from '@/core/draft/draft-operation';
import type { AssignmentId, DraftReceipt } from './local-store';

/** What tabs of one browser tell one another. */
export type WorkMessage =
  | { kind: 'operations'; assignmentId: AssignmentId; operations: readonly DraftOperation[] }
  /** The log has been put together anew: read it again. */
  | { kind: 'replaced'; assignmentId: AssignmentId }
  | { kind: 'receipt'; assignmentId: AssignmentId; receipt: DraftReceipt }
  /** The item is done there; it must not be worked on here any more. */
  | { kind: 'answered'; assignmentId: AssignmentId }
  | { kind: 'skipped'; assignmentId: AssignmentId };

/** Carries messages between the tabs in which one person works; silent where there is no channel. */
export class WorkChannel {
  readonly #channel: BroadcastChannel | null;

  constructor(userId: string, onMessage: (message: WorkMessage) => void) {
    this.#channel =
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`concord-${userId}`);
    this.#channel?.addEventListener('message', ({ data }) => onMessage(data as WorkMessage));
  }

  tell(message: WorkMessage): void {
    this.#channel?.postMessage(message);
  }

  close(): void {
    this.#channel?.close();
  }
}
