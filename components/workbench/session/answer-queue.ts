import { skipAssignmentContract } from '@/core/contracts/skip-assignment.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { newKey } from '@/core/new-key';
import type { ConcordClient } from '@/sdk/concord-client';
import type { LocalStore, UnsentAnswer } from './local-store';
import { PATIENCE_MS } from './patience';
import { SendQueue, type SendHost, type SendState } from './send-queue';

const timeoutMs = PATIENCE_MS.sending;

export type QueueState = SendState<UnsentAnswer>;

export interface QueueHost extends SendHost<UnsentAnswer> {
  /** What has to be sent ahead of an answer, such as the last steps of its draft. */
  beforeSend?: (answer: UnsentAnswer) => Promise<void>;
}

/**
 * Sends answers, and tasks given back, one after the other in their order, each exactly once: the
 * key is made when the answer is queued, and the server counts a key once.
 */
export class AnswerQueue extends SendQueue<UnsentAnswer> {
  readonly #put: (answer: UnsentAnswer) => Promise<void>;
  readonly #userId: string;

  constructor(api: ConcordClient, store: LocalStore, userId: string, host: QueueHost) {
    super(
      {
        lock: 'concord-answer-queue',
        list: () => store.listUnsent(userId),
        keyOf: ({ assignmentId }) => assignmentId,
        send: async (answer) => {
          const { assignmentId, idempotencyKey, body, skip } = answer;
          const params = { assignmentId };
          if (skip !== undefined) {
            await api.call(skipAssignmentContract, {
              ...{ params, body: skip, idempotencyKey, timeoutMs },
            });
            return;
          }
          await host.beforeSend?.(answer);
          await api.call(submitAnnotationContract, {
            ...{ params, body, idempotencyKey, timeoutMs },
          });
        },
        remove: ({ assignmentId }) => store.removeUnsent(assignmentId),
      },
      host,
    );
    this.#put = (answer) => store.queueAnswer(answer);
    this.#userId = userId;
  }

  /** Resolves once the answer is safe in the browser; sending goes on by itself. */
  async add(answer: Omit<UnsentAnswer, 'userId' | 'idempotencyKey' | 'queuedAt'>): Promise<void> {
    await this.#put({
      ...answer,
      userId: this.#userId,
      idempotencyKey: newKey(),
      queuedAt: performance.timeOrigin + performance.now(),
    });
    await this.noteAdded();
  }
}
