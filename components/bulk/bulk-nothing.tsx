'use client';

import { Button, Center, Loader, Text } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../ui/empty-state';
import type { BulkSnapshot } from './bulk-session';

/** What stands where no item passes the filter: still looking, or nothing found and the way back. */
export function BulkNothing({
  snapshot: { board, isLooking, hasLookFailed },
  onClear,
}: {
  snapshot: BulkSnapshot;
  onClear: () => void;
}) {
  const t = useTranslations('bulk');
  const words = board.filter.search.trim();
  if (isLooking) {
    return (
      <Center h="100%" aria-busy="true">
        <Loader />
      </Center>
    );
  }
  if (words === '' || board.filter.proposedId !== null) {
    return (
      <Center h="100%">
        <Text c="dimmed">{t('nothingFits')}</Text>
      </Center>
    );
  }
  return (
    <Center h="100%">
      <EmptyState
        icon={<IconSearch />}
        title={hasLookFailed ? t('lookFailedTitle') : t('nothingFoundTitle')}
        action={
          <Button variant="default" onClick={onClear}>
            {t('clearSearch')}
          </Button>
        }
      >
        {hasLookFailed ? t('lookFailedText') : t('nothingFoundText', { words })}
      </EmptyState>
    </Center>
  );
}
