'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { listCommentsContract } from '@/core/contracts/list-comments.contract';
import { CommentOutboxContext } from '../../comments/comment-outbox';
import { useSession } from './session-context';

/** Lets comments within go through the session, and reads them anew when one has been sent. */
export function CommentOutboxProvider({ children }: { children: ReactNode }) {
  const { session, snapshot } = useSession();
  const { unsentComments: unsent, sentCommentCount } = snapshot;
  const cache = useQueryClient();
  const outbox = useMemo(
    () => ({ unsent, keep: session.keepComment, discard: session.discardComment }),
    [unsent, session],
  );
  useEffect(() => {
    if (sentCommentCount === 0) return;
    void cache.invalidateQueries({ queryKey: [listCommentsContract.id] });
  }, [sentCommentCount, cache]);
  return <CommentOutboxContext value={outbox}>{children}</CommentOutboxContext>;
}
