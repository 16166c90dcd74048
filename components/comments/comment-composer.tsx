'use client';

import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useRef } from 'react';
import type { z } from 'zod';
import type { createCommentContract } from '@/core/contracts/create-comment.contract';
import { COMMENT_CHARACTERS_MAX } from '@/core/contracts/list-comments.contract';
import type { EntityId } from '@/core/ids';
import { newKey } from '@/core/new-key';
import { ApiProblem } from '@/sdk/api-problem';
import { useProblemText } from '../api/use-problem-text';
import { useCommentDraft } from './use-comment-draft';
import { useSendComment } from './use-comments';

type NewComment = z.output<(typeof createCommentContract)['body']>;

/** The number of characters left is said from here on. */
const COUNTED_FROM_LEFT = 200;

/**
 * Writes one comment; Ctrl+Enter sends. The text stays in the browser until the server or the
 * page's outbox has it, and a repeated attempt cannot send it twice.
 */
export function CommentComposer({
  projectId,
  draftKey,
  about,
  placeholder,
  sendLabel,
  isFocused = false,
  children,
  onSent,
  onCancel,
}: {
  projectId: EntityId<'project'>;
  /** What the draft is kept under: the task, or the thread that is answered. */
  draftKey: string;
  about: Omit<NewComment, 'body'>;
  placeholder: string;
  sendLabel: string;
  isFocused?: boolean;
  /** Stands between the text and the button, such as what the comment is about. */
  children?: ReactNode;
  onSent?: () => void;
  onCancel?: () => void;
}) {
  const t = useTranslations('comments');
  const toText = useProblemText();
  const hintId = useId();
  const [text, setText] = useCommentDraft(draftKey);
  const create = useSendComment(projectId);
  /** The key belongs to a text until that is written on. */
  const attempt = useRef({ body: '', key: '' });
  const left = COMMENT_CHARACTERS_MAX - text.trim().length;
  const canSend = text.trim() !== '' && left >= 0 && !create.isPending;
  const send = () => {
    if (!canSend) return;
    const body: NewComment = { ...about, body: text.trim() };
    const said = JSON.stringify(body);
    if (attempt.current.body !== said) attempt.current = { body: said, key: newKey() };
    create.mutate(
      { body, idempotencyKey: attempt.current.key },
      {
        onSuccess: () => {
          setText('');
          onSent?.();
        },
      },
    );
  };
  const isOffline =
    create.isPaused || (create.error instanceof ApiProblem && create.error.code === 'network');
  return (
    <div>
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        autoFocus={isFocused}
        aria-label={t('composer')}
        aria-describedby={hintId}
        placeholder={placeholder}
        readOnly={create.isPending}
        value={text}
        error={left < 0 ? t('tooLong', { left: -left }) : undefined}
        onChange={(event) => {
          attempt.current = { body: '', key: '' };
          setText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          else if (event.key === 'Escape' && onCancel !== undefined) onCancel();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {children}
      {(create.isError || isOffline) && (
        <Alert color={isOffline ? 'yellow' : 'red'} p="xs" mt={4} role="alert">
          <Text size="xs">
            {isOffline ? t('offline') : `${t('failed')} ${toText(create.error).title}`}
          </Text>
        </Alert>
      )}
      <Group justify="space-between" gap={4} mt={4} wrap="nowrap">
        <Text id={hintId} size="xs" c="dimmed">
          {left >= 0 && left < COUNTED_FROM_LEFT ? t('left', { left }) : t('sendHint')}
        </Text>
        <Group gap={4} wrap="nowrap">
          {onCancel !== undefined && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          <Button size="compact-xs" disabled={!canSend} loading={create.isPending} onClick={send}>
            {sendLabel}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
