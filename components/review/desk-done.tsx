'use client';

import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { EntityId } from '@/core/ids';
import { EmptyState } from '../ui/empty-state';

/** Everything in the queue is settled: what to do next. */
export function DeskDone({
  projectId,
  settledCount,
  unsaved,
  hasMore,
}: {
  projectId: EntityId<'project'>;
  settledCount: number;
  /** Decisions that are not stored yet. */
  unsaved: number;
  /** The server has more than the queue held. */
  hasMore: boolean;
}) {
  const t = useTranslations('review');
  return (
    <EmptyState
      icon={<IconCheck size={28} />}
      title={t('doneTitle')}
      action={
        <Group>
          {hasMore && (
            <Button component="a" href={`/projects/${projectId}/review`}>
              {t('loadMore')}
            </Button>
          )}
          <Button
            component={Link}
            href={`/projects/${projectId}/agreement`}
            variant={hasMore ? 'default' : 'filled'}
          >
            {t('toAgreement')}
          </Button>
        </Group>
      }
    >
      {unsaved > 0 ? t('unsaved', { count: unsaved }) : t('doneText', { count: settledCount })}
    </EmptyState>
  );
}
