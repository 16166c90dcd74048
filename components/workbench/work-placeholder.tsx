'use client';

import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { IconConfetti } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../ui/empty-state';
import { ProblemAlert } from '../ui/problem-alert';
import type { SessionSnapshot } from './session/session-snapshot';
import classes from './workbench.module.css';

/** What stands in the item's place while there is none: loading, all done, or a failure. */
export function WorkPlaceholder({
  snapshot,
  projectId,
  onRetry,
}: {
  snapshot: SessionSnapshot;
  projectId: string;
  onRetry: () => void;
}) {
  const t = useTranslations('workbench');
  return (
    <Center className={classes.placeholder ?? ''}>
      {snapshot.phase === 'failed' && <ProblemAlert error={snapshot.failure} onRetry={onRetry} />}
      {snapshot.phase === 'loading' && (
        <Stack align="center">
          <Loader />
          <Text c="dimmed">{t('loading')}</Text>
        </Stack>
      )}
      {snapshot.phase === 'done' && (
        <EmptyState
          icon={<IconConfetti />}
          title={t('doneTitle')}
          action={
            <Stack gap="xs">
              <Button component={Link} href={`/projects/${projectId}`}>
                {t('leave')}
              </Button>
              <Button variant="default" onClick={onRetry}>
                {t('lookAgain')}
              </Button>
            </Stack>
          }
        >
          {t('doneText', { count: snapshot.submittedCount })}
        </EmptyState>
      )}
    </Center>
  );
}
