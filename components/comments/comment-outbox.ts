'use client';

import { createContext } from 'react';
import type { UnsentComment } from '../workbench/session/local-store';

/** Where comments are kept until the server has them. */
export interface CommentOutbox {
  /** What waits, in the order of sending. */
  readonly unsent: readonly UnsentComment[];
  /** Resolves once the comment is safe in the browser; with the same key again it is the same comment. */
  keep(comment: Omit<UnsentComment, 'userId' | 'queuedAt'>): Promise<void>;
  /** Takes a comment out before it is sent. */
  discard(idempotencyKey: string): Promise<void>;
}

/** The outbox of the page; null where comments go to the server directly. */
export const CommentOutboxContext = createContext<CommentOutbox | null>(null);
