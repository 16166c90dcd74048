import { createCommentContract } from '@/core/contracts/create-comment.contract';
import type { EntityId } from '@/core/ids';
import type { ConcordClient } from '@/sdk/concord-client';
import type { LocalStore, UnsentComment } from './local-store';
import { PATIENCE_MS } from './patience';
import { SendQueue, type SendHost } from './send-queue';

/**
 * Sends comments one after the other in the order they were written, each exactly once, under the
 * name of who wrote them and nobody else's.
 */
export class CommentQueue extends SendQueue<UnsentComment> {
  readonly #put: (comment: UnsentComment) => Promise<void>;
  readonly #userId: string;

  constructor(
    api: ConcordClient,
    store: LocalStore,
    userId: string,
    host: SendHost<UnsentComment>,
  ) {
    super(
      {
        lock: 'concord-comment-queue',
        list: () => store.listUnsentComments(userId),
        keyOf: ({ idempotencyKey }) => idempotencyKey,
        send: async ({ projectId, body, idempotencyKey }) => {
          const params = { projectId };
          await api.call(createCommentContract, {
            ...{ params, body, idempotencyKey, timeoutMs: PATIENCE_MS.sending },
          });
        },
        remove: ({ idempotencyKey }) => store.removeUnsentComment(idempotencyKey),
      },
      host,
    );
    this.#put = (comment) => store.queueComment(comment);
    this.#userId = userId;
  }

  /**
   * Resolves once the comment is safe in the browser; sending goes on by itself. Added again with
   * the same key it is one comment.
   */
  async add({ body, ...comment }: Omit<UnsentComment, 'userId' | 'queuedAt'>): Promise<void> {
    const userId = this.#userId;
    const authorId = userId as EntityId<'user'>;
    const queuedAt = performance.timeOrigin + performance.now();
    await this.#put({ ...comment, body: { ...body, authorId }, userId, queuedAt });
    await this.noteAdded();
  }
}
