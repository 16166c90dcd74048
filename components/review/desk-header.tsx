'use client';

import { Button, Group, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { EntityId } from '@/core/ids';
import { OpenCommentsButton } from '../comments/open-comments-button';
import type { TaskVotesView } from './compare-vote';
import { ReviewKey } from './review-key';
import type { ReviewQueue } from './review-queue';

/** Where the reviewer is in the queue, whether decisions are stored, and the ways to go on. */
export function DeskHeader({
  projectId,
  queue,
  hasMore,
  unsaved,
  view,
  isEditing,
  onMove,
  onEdit,
}: {
  projectId: EntityId<'project'>;
  queue: ReviewQueue;
  hasMore: boolean;
  unsaved: number;
  view: TaskVotesView | undefined;
  isEditing: boolean;
  onMove: (step: 1 | -1) => void;
  onEdit: () => void;
}) {
  const t = useTranslations('review');
  const total = `${queue.taskIds.length}${hasMore ? '+' : ''}`;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Title order={1} size="h4">
          {t('title')}
        </Title>
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {t('progress', { place: queue.index + 1, total })}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {view?.item.name}
        </Text>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
          {unsaved > 0
            ? t('unsaved', { count: unsaved })
            : queue.settled.size > 0
              ? t('saved', { count: queue.settled.size })
              : ''}
        </Text>
        {!isEditing && (
          <Button
            size="xs"
            variant="default"
            onClick={onEdit}
            disabled={view === undefined}
            rightSection={<ReviewKey id="review-edit" />}
          >
            {t('edit')}
          </Button>
        )}
        <OpenCommentsButton projectId={projectId} />
        <Button
          size="xs"
          variant="default"
          disabled={queue.index === 0}
          leftSection={<ReviewKey id="review-previous" />}
          onClick={() => onMove(-1)}
        >
          {t('previous')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={queue.index >= queue.taskIds.length - 1}
          rightSection={<ReviewKey id="review-next" />}
          onClick={() => onMove(1)}
        >
          {t('next')}
        </Button>
      </Group>
    </Group>
  );
}
