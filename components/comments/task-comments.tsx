'use client';

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { EntityId } from '@/core/ids';
import { CommentComposer } from './comment-composer';
import { CommentThread } from './comment-thread';
import styles from './comments.module.css';
import { isOpen, type Thread } from './group-threads';
import { OlderCommentsButton } from './older-comments-button';
import { useTaskThreads } from './use-comments';

/** Somebody whose answer can be commented on. */
interface CommentedPerson {
  readonly userId: EntityId<'user'>;
  readonly name: string;
  /** Names the region by its class; null where the answer does not have it. */
  nameOfRegion(id: string): string | null;
}

/** For a reviewer: every thread about a task, with a place to answer, settle and begin one. */
export function TaskComments({
  projectId,
  taskId,
  ownId,
  people,
  onPoint,
}: {
  projectId: EntityId<'project'>;
  taskId: EntityId<'task'>;
  ownId: string | null;
  people: readonly CommentedPerson[];
  /** The pointer is over a thread about this person's answer; null when it has left. */
  onPoint: (userId: string | null) => void;
}) {
  const t = useTranslations('comments');
  const { threads, pages } = useTaskThreads(projectId, taskId);
  const { error, isPending } = pages;
  const [writingTo, setWritingTo] = useState<CommentedPerson | null>(null);
  const [areSettledShown, setSettledShown] = useState(false);
  const open = threads.filter(isOpen);
  const shown = areSettledShown ? threads : open;
  const describe = ({ annotatorId, annotatorName, regionId, point }: Thread) => {
    const person = people.find(({ userId }) => userId === annotatorId);
    const name = regionId === null ? null : (person?.nameOfRegion(regionId) ?? null);
    const place =
      point !== null
        ? t('onPoint')
        : regionId === null
          ? t('onItem')
          : name === null
            ? t('onRegionGone')
            : t('onRegionShort', { name });
    return `${t('onAnswerOf', { name: annotatorName })} · ${place}`;
  };
  /** The number it has on its pin in the picture. */
  const numberOf = (thread: Thread) => (isOpen(thread) ? `${open.indexOf(thread) + 1} · ` : '');
  return (
    <Stack gap="xs" component="section" aria-label={t('title')}>
      <Group justify="space-between" gap={4}>
        <Title order={2} size="h6">
          {t('title')}
        </Title>
        <Text size="xs" c="dimmed">
          {t(pages.hasNextPage ? 'unresolvedMore' : 'unresolved', { count: open.length })}
        </Text>
      </Group>
      {error !== null && (
        <Text size="xs" c="red">
          {t('loadFailed')}
        </Text>
      )}
      {error === null && !isPending && threads.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('noneReview')}
        </Text>
      )}
      <OlderCommentsButton pages={pages} />
      {shown.map((thread) => (
        <div
          key={thread.id}
          onPointerEnter={() => onPoint(thread.annotatorId)}
          onPointerLeave={() => onPoint(null)}
        >
          <CommentThread
            thread={thread}
            projectId={projectId}
            ownId={ownId}
            about={
              <span className={styles.about} title={describe(thread)}>
                {numberOf(thread)}
                {describe(thread)}
              </span>
            }
          />
        </div>
      ))}
      {threads.length > open.length && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-expanded={areSettledShown}
          onClick={() => setSettledShown(!areSettledShown)}
        >
          {t('hiddenResolved', { count: threads.length - open.length })}
        </Button>
      )}
      {writingTo === null ? (
        <Group gap={4}>
          {people.map((person) => (
            <Button
              key={person.userId}
              size="compact-xs"
              variant="default"
              onClick={() => setWritingTo(person)}
            >
              {t('newThread', { name: person.name })}
            </Button>
          ))}
        </Group>
      ) : (
        <CommentComposer
          projectId={projectId}
          draftKey={`${taskId}-${writingTo.userId}`}
          about={{ taskId, annotatorId: writingTo.userId }}
          placeholder={t('newThread', { name: writingTo.name })}
          sendLabel={t('send')}
          isFocused
          onSent={() => setWritingTo(null)}
          onCancel={() => setWritingTo(null)}
        />
      )}
    </Stack>
  );
}
