'use client';

import { Button, Text, UnstyledButton } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { CommentView } from '@/core/contracts/list-comments.contract';
import type { EntityId } from '@/core/ids';
import { CommentComposer } from './comment-composer';
import classes from './comments.module.css';
import { isOpen, type Thread } from './group-threads';
import { useThreadActions } from './use-comments';
import { WaitingComments } from './waiting-comments';

function Comment({
  comment,
  ownId,
  onTakeBack,
}: {
  comment: CommentView;
  ownId: string | null;
  /** Absent where it cannot be taken back. */
  onTakeBack: (() => void) | undefined;
}) {
  const t = useTranslations('comments');
  const format = useFormatter();
  const isOwn = comment.authorId === ownId;
  return (
    <div>
      <div className={classes.head}>
        <span className={classes.author}>{isOwn ? t('you') : comment.authorName}</span>
        <time className={classes.time} dateTime={comment.createdAt}>
          {format.dateTime(new Date(comment.createdAt), 'full')}
        </time>
        {onTakeBack !== undefined && (
          <UnstyledButton className={classes.link} onClick={onTakeBack}>
            {t('delete')}
          </UnstyledButton>
        )}
      </div>
      <div className={classes.body} data-selectable dir="auto">
        {comment.body}
      </div>
    </div>
  );
}

/** One thread: what was said, a place to reply, and the button that settles it. */
export function CommentThread({
  thread,
  projectId,
  ownId,
  about,
  isChosen = false,
}: {
  thread: Thread;
  projectId: EntityId<'project'>;
  ownId: string | null;
  /** What it is about: a region to go to, an item, somebody's answer. */
  about?: ReactNode;
  isChosen?: boolean;
}) {
  const t = useTranslations('comments');
  const { settle, takeBack, isBusy } = useThreadActions();
  const [isReplying, setReplying] = useState(false);
  const last = thread.comments.at(-1);
  return (
    <article
      className={classes.thread}
      data-thread={thread.id}
      data-chosen={isChosen || undefined}
      data-settled={!isOpen(thread) || undefined}
    >
      {about}
      {thread.comments.map((comment) => (
        <Comment
          key={comment.id}
          comment={comment}
          ownId={ownId}
          onTakeBack={
            comment === last && comment.authorId === ownId && isOpen(thread)
              ? () => takeBack(comment.id)
              : undefined
          }
        />
      ))}
      {thread.resolvedByName !== null && (
        <Text size="xs" c="dimmed">
          {t('resolvedBy', { name: thread.resolvedByName })}
        </Text>
      )}
      <WaitingComments isShown={({ replyToId }) => replyToId === thread.id} />
      {isReplying ? (
        <CommentComposer
          projectId={projectId}
          draftKey={thread.id}
          about={{ taskId: thread.taskId, replyToId: thread.id }}
          placeholder={t('placeholderReply')}
          sendLabel={t('reply')}
          isFocused
          onSent={() => setReplying(false)}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className={classes.foot}>
          <Button size="compact-xs" variant="default" onClick={() => setReplying(true)}>
            {t('reply')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={isBusy}
            onClick={() => settle(thread.id, isOpen(thread))}
          >
            {isOpen(thread) ? t('resolve') : t('reopen')}
          </Button>
        </div>
      )}
    </article>
  );
}
